package org.millwright.recording.table;

import org.millwright.recording.cell.Marks;
import org.millwright.recording.cell.NumberForm;
import org.millwright.recording.cell.Row;
import org.millwright.recording.cell.Stamp;

/** What a cell looks like at first sight, for telling headers from data. */
enum Look {
    EMPTY,
    NUMBER,
    STAMP,
    TRUTH,
    WORD;

    static Look of(Row row, int cell, Stamp stamp) {
        if (row.empty(cell)) {
            return EMPTY;
        }
        return switch (row.content(cell)) {
            case NUMBER -> NUMBER;
            case INSTANT, LOCAL -> STAMP;
            case TEXT -> ofText(row.chars(), row.from(cell), row.to(cell), stamp);
        };
    }

    private static Look ofText(char[] text, int from, int to, Stamp stamp) {
        if (Marks.missing(text, from, to)) {
            return EMPTY;
        }
        if (NumberForm.of(text, from, to) != NumberForm.NONE) {
            return NUMBER;
        }
        if (stamp.parse(text, from, to)) {
            return STAMP;
        }
        String word = new String(text, from, to - from);
        if (Marks.error(word)) {
            return EMPTY;
        }
        return Marks.truth(word) != null ? TRUTH : WORD;
    }

    /** True for what a column of values holds and a header does not. */
    boolean value() {
        return this == NUMBER || this == STAMP || this == TRUTH;
    }
}
