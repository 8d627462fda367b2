package org.millwright.recording.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowTest {
    private final Row row = new Row();

    @Test
    void cellsLoseTheBlanksAroundThem() {
        row.begin(1);
        row.text("  a b\t");
        row.text("\u00a0\u3000x\u00a0");
        row.text("\ufeffTime");
        row.text("   ");
        assertEquals("a b", row.string(0));
        assertEquals("x", row.string(1));
        assertEquals("Time", row.string(2));
        assertTrue(row.empty(3));
    }

    @Test
    void slicesLieInTheArrayOfTheReader() {
        char[] line = "12; 34 ;".toCharArray();
        row.begin(7);
        row.over(line);
        row.slice(0, 2);
        row.slice(3, 7);
        row.slice(8, 8);
        assertEquals(3, row.size());
        assertEquals(7, row.line());
        assertEquals("12", row.string(0));
        assertEquals("34", row.string(1));
        assertTrue(row.empty(2));
    }

    @Test
    void typedCellsKeepWhatTheFileStored() {
        row.begin(1);
        row.value(2.5);
        row.value(41.0);
        row.stamp(1_000_000, true);
        row.stamp(2_000_000, false);
        assertEquals(Row.Content.NUMBER, row.content(0));
        assertEquals(2.5, row.number(0));
        assertEquals("2.5", row.string(0));
        assertEquals("41", row.string(1));
        assertEquals(Row.Content.INSTANT, row.content(2));
        assertEquals(Row.Content.LOCAL, row.content(3));
        assertEquals(2_000_000, row.micros(3));
        assertFalse(row.empty(0));
    }

    @Test
    void beyondTheEndIsNothing() {
        row.begin(1);
        row.text("a");
        assertTrue(row.empty(1));
        assertEquals("", row.string(5));
    }

    @Test
    void aRowOfNothingButBlanksIsBlank() {
        row.begin(1);
        assertTrue(row.blank());
        row.text(" ");
        row.text("");
        assertTrue(row.blank());
        row.value(0);
        assertFalse(row.blank());
    }

    @Test
    void aCopyStaysWhenTheRowIsUsedAgain() {
        row.begin(3);
        row.text("old");
        row.value(1.5);
        row.stamp(9, true);
        Row copy = row.copy();
        row.begin(4);
        row.text("new");
        assertEquals(3, copy.line());
        assertEquals(3, copy.size());
        assertEquals("old", copy.string(0));
        assertEquals(1.5, copy.number(1));
        assertEquals(9, copy.micros(2));
        assertEquals(Row.Content.INSTANT, copy.content(2));
    }

    @Test
    void aCellBegunAnewKnowsNothingOfTheOneBefore() {
        row.begin(1);
        row.value(5);
        row.begin(2);
        row.text("word");
        assertEquals(Row.Content.TEXT, row.content(0));
        assertEquals("word", row.string(0));
    }

    @Test
    void aThousandLongCellsFit() {
        row.begin(1);
        for (int cell = 0; cell < 1_000; cell++) {
            row.text("cell number " + cell);
        }
        assertEquals(1_000, row.size());
        for (int cell = 0; cell < 1_000; cell++) {
            assertEquals("cell number " + cell, row.string(cell));
        }
        assertEquals("cell number 999", row.copy().string(999));
    }
}
