package org.millwright.program.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.program.cli.Table.Column;

class TableTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    @Test
    void numbersStandAtTheRightAndChineseKeepsItsColumns() {
        Table table = new Table(Column.text("tag", "测点"), Column.number("value", "数值"), Column.text("unit", "单位"));
        table.add("主轴温度", "71.5", "°C").add("rpm", "2,900", "1/min");
        assertEquals("""
                测点       数值  单位
                主轴温度   71.5  °C
                rpm       2,900  1/min
                """, drawn(table, 80));
    }

    @Test
    void aTextThatHasNoRoomIsCutWithAMark() {
        Table table = new Table(Column.text("tag", "tag"), Column.fixed("began", "began"));
        table.add("a tag with a very long name", "2026-03-01 12:00");
        assertEquals("tag         began\na tag wit…  2026-03-01 12:00\n", drawn(table, 28));
    }

    @Test
    void noDrawnLineIsWiderThanAskedForWhereColumnsCanGiveWay() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 300; round++) {
            Table table = new Table(Column.text("a", "a"), Column.wrapped("b", "b"), Column.number("c", "c"));
            for (int row = random.nextInt(6); row >= 0; row--) {
                table.add(text(random), text(random), String.valueOf(random.nextInt(1_000)));
            }
            int width = 24 + random.nextInt(80);
            String where = "seed " + SEED + ", round " + round + ", width " + width;
            drawn(table, width).lines().forEach(line -> assertTrue(TextWidth.of(line) <= width, where + ": " + line));
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int word = random.nextInt(9); word >= 0; word--) {
            text.append(random.nextInt(3) == 0 ? "轴承振动" : "bearing").append(random.nextBoolean() ? " " : "-");
        }
        return text.toString().strip();
    }

    private static String drawn(Table table, int width) {
        return new TableDrawing(table, width, Style.PLAIN, "…").text();
    }

    /** A tag's name may look like a formula; a spreadsheet would run it on opening the file. */
    @Test
    void csvRunsNothingInASpreadsheetButLeavesNumbersAlone() {
        Table table = new Table(Column.text("tag", "tag"), Column.number("value", "value"));
        table.add("=cmd|' /C calc'!A0", "-3.5e-4").add("+49 30 1", "+2").add("@sum", "a \"b\"");
        assertEquals("tag,value\n'=cmd|' /C calc'!A0,-3.5e-4\n'+49 30 1,+2\n'@sum,\"a \"\"b\"\"\"\n", table.csv());
    }

    @Test
    void aTabInsideACellCannotBecomeAColumn() {
        Table table = new Table(Column.text("tag", "tag"), Column.text("unit", "unit"));
        table.add("inlet\tpressure", "bar\n");
        assertEquals("tag\tunit\ninlet pressure\tbar \n", table.tabSeparated());
    }

    @Test
    void aRowWithoutACellIsOurOwnMistake() {
        Table table = new Table(Column.text("tag", "tag"), Column.text("unit", "unit"));
        assertThrows(IllegalArgumentException.class, () -> table.add("alone"));
        assertTrue(table.isEmpty());
    }
}
