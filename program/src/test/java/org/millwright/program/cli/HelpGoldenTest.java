package org.millwright.program.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a person reads, letter by letter, at two widths and in two languages. After a change that is meant, write them anew with
 * {@code -Dmillwright.golden=write} and look at the difference.
 */
class HelpGoldenTest {
    private static final boolean WRITE = "write".equals(System.getProperty("millwright.golden"));

    @ParameterizedTest
    @CsvSource({
        "front,       80, --help",
        "front,      120, --help",
        "front-zh,    80, --lang zh --help",
        "welcome,     80, ''",
        "stock,       80, stock --help",
        "stock,      120, stock --help",
        "stock-zh,    80, stock --help --lang zh",
        "mistyped,    80, stokc",
        "unknown,     80, stock --hydraulics",
        "unknown,    120, stock --hydraulics",
        "defect,      80, stock --fail with-a-reason-that-is-long-enough-to-need-another-line-of-the-terminal",
        "defect-zh,   80, stock --lang zh --fail zero",
    })
    void isAsItWas(String name, int width, String line) throws IOException {
        Typed person = new Typed(StockCommand.commands()).at(width).with("NO_COLOR", "1");
        person.type(line.isEmpty() ? new String[0] : line.split(" ", -1));
        String now = person.out() + person.err() + "exit code " + person.code() + "\n";
        String file = name + "-" + width + ".txt";
        if (WRITE) {
            Files.writeString(Path.of("src/test/resources/org/millwright/program/cli", file), now);
        }
        assertEquals(golden(file), now);
        now.lines().forEach(one -> assertEquals("", tooWide(one, width)));
    }

    private static String tooWide(String line, int width) {
        return TextWidth.of(line) <= width ? "" : line;
    }

    private static String golden(String file) throws IOException {
        if (WRITE) {
            return Files.readString(Path.of("src/test/resources/org/millwright/program/cli", file));
        }
        try (InputStream in = HelpGoldenTest.class.getResourceAsStream(file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
