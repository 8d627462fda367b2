package org.millwright.program.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
    private final Typed person = new Typed(StockCommand.commands());

    @Test
    void nothingTypedNamesTheFirstThreeCommands() {
        person.type();
        assertEquals(0, person.code());
        for (String first : new String[] {"millwright demo", "millwright warn pump.csv", "millwright doctor"}) {
            assertTrue(person.out().contains(first), person.out());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bad, 2",
        "absent, 3",
        "stale, 1",
        "forbidden, 4",
        "away, 5",
        "full, 1",
        "ours, 70",
        "three point five, 70",
        "unloadable, 70"
    })
    void everyKindOfProblemHasItsExitCode(String how, int code) {
        assertEquals(code, person.type("stock", "--fail", how).code());
    }

    @Test
    void anErrorIsSaidOnStderrWithItsCodeAndWithoutATrace() {
        person.type("stock", "--fail", "away");
        assertEquals("", person.out());
        assertEquals("millwright: The shelf A cannot be counted.\n  [test.stock.fails]\n", person.err());
    }

    @Test
    void aTraceComesOnDemandOnlyWhereverTheOptionStands() {
        assertFalse(person.type("stock", "--fail", "zero").err().contains("\tat "));
        assertTrue(person.type("--debug", "stock", "--fail", "zero").err().contains("\tat "));
        assertTrue(person.type("stock", "--fail", "zero", "--debug").err().contains("\tat "));
    }

    @Test
    void anErrorIsADocumentTooWhereADocumentWasAskedFor() {
        person.type("stock", "--json", "--fail", "bad");
        assertEquals(
                "{\"error\":{\"code\":\"test.stock.fails\",\"message\":\"The shelf A cannot be counted.\",\"file\":null,"
                        + "\"line\":null}}\n",
                person.out());
        assertTrue(person.err().contains("cannot be counted"));
    }

    @ParameterizedTest
    @CsvSource({
        "stokc, stock",
        "stcok, stock",
        "STOCK, stock",
        "verison, version",
        "vers, version",
        "hlep, help",
    })
    void aMistypedCommandIsGuessed(String typed, String meant) {
        person.type(typed);
        assertEquals(2, person.code());
        assertTrue(person.err().contains("Maybe " + meant + " was meant"), person.err());
    }

    @Test
    void aWordThatIsNearNothingIsNotGuessedAt() {
        person.at(300).type("hydraulics");
        assertFalse(person.err().contains("Maybe"), person.err());
        assertTrue(person.err().contains("stock, version, help"), person.err());
    }

    @Test
    void aFileInPlaceOfACommandIsRecognised(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("pump.csv"));
        assertTrue(person.at(300).type(file.toString()).err().contains("is a file, not a command"));
    }

    @Test
    void aMistypedFileNameIsGuessedFromItsNeighbours(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("pump.csv"));
        Files.createFile(folder.resolve("press-17.csv"));
        person.at(300).type("stock", folder.resolve("pmup.csv").toString());
        assertEquals(3, person.code());
        assertTrue(person.err().contains("Maybe " + folder.resolve("pump.csv") + " was meant."), person.err());
    }

    @Test
    void aFileThatIsNearNothingSaysWhereItWasLookedFor() {
        person.at(300).type("stock", "nowhere/at/all.csv");
        assertTrue(person.err().contains(Path.of("").toAbsolutePath().toString()), person.err());
    }

    @ParameterizedTest
    @CsvSource({
        "stock --lesat 4, There is no option (--lesat). Maybe --least was meant.",
        "stock --least, The option needs a value: --least N.",
        "stock --least many, '(many) does not fit --least N; it takes 1, 2, 3 ....'",
        "stock --least 1 --least 2, The option --least stands twice in the line",
        "version extra, The word (extra) is one too many for millwright version.",
        "--vresion, There is no option (--vresion). Maybe --version was meant.",
        "stock --lang fr, The program does not speak the language (fr).",
        "stock --color pink, The option --color cannot be (pink).",
        "stock --fields part;size, There is no field (part;size). The fields are: part",
    })
    void aWrongLineIsRefusedWithWhatIsWrongInIt(String line, String says) {
        person.at(300).type(line.split(" ", -1));
        assertEquals(2, person.code(), person.err());
        assertTrue(person.err().contains(says), person.err());
    }

    @Test
    void theLanguageComesFromTheOptionElseFromTheEnvironment() {
        assertTrue(person.type("--help").out().contains("Commands"));
        assertTrue(person.type("--help", "--lang", "zh").out().contains("命令"));
        assertTrue(person.type("--lang=zh", "--help").out().contains("命令"));
        person.with("LC_ALL", "zh_CN.UTF-8");
        assertTrue(person.type("--help").out().contains("命令"));
        assertTrue(person.type("--help", "--lang", "en").out().contains("Commands"));
        person.with("LC_ALL", "pt_BR.UTF-8");
        assertTrue(person.type("--help").out().contains("Commands"), "what nobody translated is said in English");
    }

    @Test
    void helpOfACommandIsTheSameWhicheverWayItIsAskedFor() {
        String asked = person.type("stock", "--help").out();
        assertTrue(asked.contains("millwright stock shelf.csv"), asked);
        assertEquals(asked, person.type("help", "stock").out());
        assertEquals(asked, person.type("stock", "--least", "7", "-h").out());
    }

    @Test
    void behindTwoDashesEverythingBelongsToTheCommand() {
        person.at(300).type("stock", "--", "--debug");
        assertEquals(3, person.code());
        assertTrue(person.err().contains("There is no file --debug"), person.err());
    }

    @Test
    void aHostileNameReachesTheTerminalWithoutItsControlCharacters() {
        person.type("\u001B[2Jstock\u0007");
        assertFalse(person.err().contains("\u001B"), person.err());
        assertFalse(person.err().contains("\u0007"), person.err());
    }
}
