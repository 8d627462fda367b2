package org.millwright.program.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;

/** The contract of what a command prints: data on stdout in the form that its reader needs. */
class OutputTest {
    private final Typed person = new Typed(StockCommand.commands());

    @Test
    void aTableIsTabSeparatedWhereNoTerminalReadsIt() {
        assertEquals("""
                part\tcount\tremark
                B-17\t3\tbearing, deep groove; fits pump 2 and, with a ring, pump 4
                S-2\t12\t主轴密封圈
                """, person.type("stock").out());
    }

    @Test
    void aTableIsDrawnToTheWidthOfATerminal() {
        assertEquals("""
                part      count  remark
                B-17   3 pieces  bearing, deep
                                 groove; fits
                                 pump 2 and,
                                 with a ring,
                                 pump 4
                S-2   12 pieces  主轴密封圈
                """, person.at(30).with("NO_COLOR", "1").type("stock").out());
    }

    @Test
    void csvIsQuotedWhereItMustBe() {
        assertEquals("""
                part,count,remark
                B-17,3,"bearing, deep groove; fits pump 2 and, with a ring, pump 4"
                S-2,12,主轴密封圈
                """, person.type("stock", "--csv").out());
    }

    @Test
    void nothingIsAnEmptyList() {
        assertEquals("[]\n", person.type("stock", "--json").out());
    }

    @Test
    void fieldsAreChosenInTheOrderInWhichTheyAreNamed() {
        assertEquals(
                "count\tpart\n3\tB-17\n12\tS-2\n",
                person.type("stock", "--fields", "count,part").out());
    }

    @Test
    void quietLeavesTheNamesAlone() {
        assertEquals("B-17\nS-2\n", person.type("stock", "-q").out());
        assertEquals("B-17\nS-2\n", person.at(80).type("--quiet", "stock").out());
    }

    @ParameterizedTest
    @CsvSource({
        "a terminal,                '',          '',           '', true",
        "a terminal,                1,           '',           '', false",
        "a terminal,                '',          '',        never, false",
        "a terminal of dumb kind,   '',          '',           '', false",
        "a pipe,                    '',          '',           '', false",
        "a pipe,                    '',           1,           '', true",
        "a pipe,                    '',           0,           '', false",
        "a pipe,                     1,           1,           '', false",
        "a pipe,                    '',          '',       always, true",
        "a terminal,                 1,          '',       always, true",
    })
    void colourIsForTerminalsUnlessSomebodySaysOtherwise(
            String reader, String noColor, String force, String option, boolean painted) {
        if (reader.startsWith("a terminal")) {
            person.at(80).with("TERM", reader.endsWith("dumb kind") ? "dumb" : "xterm");
        }
        person.with("NO_COLOR", noColor).with("CLICOLOR_FORCE", force);
        person.type(option.isEmpty() ? new String[] {"--help"} : new String[] {"--help", "--color", option});
        assertEquals(painted, person.out().contains("\u001B["));
    }

    @Test
    void aPlainLocaleIsDrawnInAscii() {
        Console ascii = consoleAt(new Terminal(true, true, 80, true));
        Console any = consoleAt(new Terminal(true, true, 80, false));
        assertEquals("#", ascii.draw("█", "#"));
        assertEquals("█", any.draw("█", "#"));
    }

    private static Console consoleAt(Terminal terminal) {
        return new Console(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                Texts.of(Language.ENGLISH),
                new Console.View(terminal, Style.PLAIN, Style.PLAIN, false));
    }

    @Test
    void aWidthThatNoTerminalHasIsTakenForTheUsualOne() {
        assertEquals(80, new Terminal(true, true, 0, false).columns());
        assertEquals(80, new Terminal(true, true, 100_000, false).columns());
        assertTrue(person.with("MILLWRIGHT_COLUMNS", "wide")
                .type("--help")
                .out()
                .lines()
                .allMatch(line -> line.length() <= 80));
        assertFalse(person.out().isEmpty());
    }
}
