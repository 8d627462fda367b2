package org.millwright.adapters.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.MillwrightException;
import org.millwright.machine.written.Written;

class YamlSyntaxTest {
    private final YamlSyntax syntax = new YamlSyntax();

    private Written.Named read(String text) {
        return syntax.read("millwright.yaml", text);
    }

    /** A person's "no" is a word, their "0x10" and "1e3" are no numbers here: the meaning is the reader's. */
    @Test
    void everyWordStaysAsItWasWritten() {
        Written.Named tree = read("a: no\nb: 0x10\nc: '1e3'\nd: ~\ne:\n");
        String[] words = tree.parts().values().stream()
                .map(part -> assertInstanceOf(Written.Word.class, part.value()).text())
                .toArray(String[]::new);
        assertEquals(String.join("|", "no", "0x10", "1e3", "", ""), String.join("|", words));
    }

    /** Edits replace whole lines, so a part must know its last one, without the remark behind it. */
    @Test
    void eachPartKnowsItsLines() {
        Written.Named tree =
                read("# remark\nserver:\n  port: 80 # the port\n  hosts:\n    - a\n    - b\n# next\n\nzone: UTC\n");
        assertEquals(new Written.Place(2, 1, 2), tree.parts().get("server").place());
        assertEquals(6, tree.parts().get("server").value().place().last());
        assertEquals(9, tree.parts().get("zone").place().line());
    }

    @Test
    void nothingIsAnEmptyTree() {
        for (String text : new String[] {"", "\n\n", "# only a remark\n", "---\n", "~\n"}) {
            assertTrue(read(text).parts().isEmpty(), text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\nb: 2\na: 3'|settings.name.twice|3",
                "'a: &x 1\nb: 2'|settings.text.refused|1",
                "'a: 1\nb: *x'|settings.text.refused|2",
                "'a: !!int 1'|settings.text.refused|1",
                "'a: 1\n---\nb: 2'|settings.text.refused|2",
                "'a: 1\n\n  b: 2'|settings.text.broken|3",
                "'a: [1, 2'|settings.text.broken|1",
                "'- a\n- b'|settings.text.unnamed|1",
                "'? [a]\n: b'|settings.text.refused|1"
            })
    void whatIsWrongIsSaidWithItsLine(String text, String code, int row) {
        MillwrightException refused = assertThrows(MillwrightException.class, () -> read(text));
        assertEquals(code, refused.problem().message().code(), refused.getMessage());
        assertEquals(String.valueOf(row), refused.problem().message().values().get("row"), refused.getMessage());
    }

    @Test
    void aFileThatIsTooLongOrTooDeepIsRefusedBeforeItCosts() {
        String code = assertThrows(MillwrightException.class, () -> read("a: " + "x".repeat(YamlSyntax.LONGEST)))
                .problem()
                .message()
                .code();
        assertEquals("settings.text.long", code);
        assertThrows(MillwrightException.class, () -> read("a: " + "[".repeat(10_000) + "]".repeat(10_000)));
    }

    /** Whatever bytes stand in the file, the answer is a tree or a sentence with a line, never another exception. */
    @Test
    void noTextBreaksTheReader() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        String letters = "ab:-[]{}\"'#&*!|>%@`\n\n  \t,?0~";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                read(text.toString());
            } catch (MillwrightException said) {
                assertTrue(said.problem().message().code().startsWith("settings."), "seed " + seed + ": " + text);
            } catch (RuntimeException broken) {
                throw new AssertionError("seed " + seed + ", text: " + text, broken);
            }
        }
    }
}
