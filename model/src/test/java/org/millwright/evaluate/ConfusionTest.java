package org.millwright.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConfusionTest {
    @Test
    void everyRowFallsIntoItsOwnCell() {
        boolean[] alarm = {true, true, true, false, false, false, false, false, false, false};
        boolean[] faulty = {true, true, false, true, true, true, false, false, false, false};
        Confusion confusion = Confusion.of(alarm, faulty);
        assertEquals(new Confusion(2, 4, 1, 3), confusion);
        assertEquals(2.0 / (2 + (3 + 1) / 2.0), confusion.f1(), 1e-15);
        assertEquals(20, confusion.falseAlarmPercent(), 1e-12);
        assertEquals(60, confusion.missedPercent(), 1e-12);
        assertEquals(10, confusion.rows());
    }

    // Files of very different length are pooled by row, not averaged by file.
    @Test
    void poolingAddsRowsNotRates() {
        Confusion pooled = new Confusion(1, 0, 0, 0).plus(new Confusion(0, 0, 0, 3));
        assertEquals(75, pooled.missedPercent(), 1e-12);
        assertEquals(pooled, Confusion.NONE.plus(pooled));
    }

    // A share of nothing has no value; it must not be reported as 0.
    @Test
    void aShareOfNothingIsUndefined() {
        assertTrue(Double.isNaN(Confusion.NONE.f1()));
        assertTrue(Double.isNaN(new Confusion(1, 0, 0, 1).falseAlarmPercent()));
        assertTrue(Double.isNaN(new Confusion(0, 1, 1, 0).missedPercent()));
    }

    @Test
    void predictionsOfAnotherLengthAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Confusion.of(new boolean[2], new boolean[3]));
    }
}
