package org.millwright.program.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextWidthTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);
    private static final String[] WORDS = {
        "a", "pump", "主轴", "温度,", "，", "。", "é", "e\u0301", "  ", " ", "振动(mm/s)", "𠀀", "x-y", "longerthanaline"
    };

    @Test
    void chineseTakesTwoCellsAndACombiningMarkNone() {
        assertEquals(4, TextWidth.of("pump"));
        assertEquals(4, TextWidth.of("主轴"));
        assertEquals(2, TextWidth.of("，"));
        assertEquals(1, TextWidth.of("e\u0301"));
        assertEquals(2, TextWidth.of("𠀀"));
        assertEquals(2, TextWidth.of("µ°"));
    }

    @Test
    void aTextIsFittedToExactlyItsCells() {
        assertEquals("pump  ", TextWidth.fit("pump", 6, "…"));
        assertEquals("pum…", TextWidth.fit("pumps", 4, "…"));
        // A character of two cells that does not fit leaves a blank, so that the next column stands where it should.
        assertEquals("主… ", TextWidth.fit("主轴温度", 4, "…"));
    }

    @Test
    void chineseBreaksAnywhereButNotBeforeAClosingMark() {
        assertEquals(List.of("主轴", "温度", "高。"), TextWidth.wrap("主轴温度高。", 4));
        assertEquals(List.of("主轴", "温", "度，"), TextWidth.wrap("主轴温度，", 5));
    }

    @Test
    void aLineBreakAndAnEmptyLineStay() {
        assertEquals(List.of("one", "", "two"), TextWidth.wrap("one\n\ntwo", 10));
        assertEquals(List.of(""), TextWidth.wrap("", 10));
    }

    @Test
    void whateverIsWrappedIsWholeAndFits() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextBoolean() ? " " : "");
            }
            int cells = 4 + random.nextInt(30);
            List<String> lines = TextWidth.wrap(text.toString(), cells);
            String where = "seed " + SEED + ", round " + round + ": (" + text + ") in " + cells;
            assertEquals(withoutBlanks(text.toString()), withoutBlanks(String.join("", lines)), where);
            lines.forEach(line -> assertTrue(TextWidth.of(line) <= cells, where + " gave " + line));
        }
    }

    private static String withoutBlanks(String text) {
        return text.replace(" ", "");
    }

    @Test
    void nothingATerminalWouldObeyIsLeft() {
        assertEquals("?[2J pump?", TextWidth.harmless("\u001B[2J\tpump\u0007"));
        assertEquals("a b", TextWidth.harmless("a\nb"));
        assertFalse(
                TextWidth.harmless("\u009B31m").contains("\u009B"), "the one-character form of the escape counts too");
    }
}
