package org.millwright.testkit.files.signal;

import java.math.BigDecimal;
import org.millwright.testkit.files.truth.Cell;

/**
 * One cell on its way into a file.
 *
 * @param text the plain text: for a number with a full stop and without grouping
 * @param number true if the text is a number that the file's own convention may write differently
 * @param cell what may come out of it
 */
public record Entry(String text, boolean number, Cell cell) {
    /** Nothing was recorded. */
    public static final Entry EMPTY = new Entry("", false, Cell.MISSING);

    /** A number that stands there as it is. */
    public static Entry number(String plain) {
        return new Entry(plain, true, Cell.of(Double.parseDouble(plain)));
    }

    /** A number. */
    public static Entry number(BigDecimal value) {
        return number(value.toPlainString());
    }

    /** A word of a status. */
    public static Entry word(String word) {
        return new Entry(word, false, Cell.word(word));
    }

    /** Text that holds no value. */
    public static Entry noValue(String text) {
        return new Entry(text, false, Cell.NOT_GOOD);
    }

    /** The number behind the text. */
    public BigDecimal decimal() {
        return new BigDecimal(text);
    }

    /** The same text, but something else is right about it. */
    public Entry expecting(Cell other) {
        return new Entry(text, number, other);
    }

    /** The same cell, where leaving it without a value is right as well. */
    public Entry undecided() {
        return number && cell.expect() == Cell.Expect.VALUE ? expecting(Cell.perhaps(cell.value())) : this;
    }
}
