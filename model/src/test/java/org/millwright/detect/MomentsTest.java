package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MomentsTest {
    private final Rows rows = new Rows(2, new double[] {1, 10, 2, 30, 3, 20}, new boolean[] {true, false, false});

    @Test
    void aFewRowsByHand() {
        double[] mean = Moments.means(rows);
        assertArrayEquals(new double[] {2, 20}, mean, 1e-12);
        assertArrayEquals(new double[] {1, 10}, Moments.deviations(rows, mean), 1e-12);
        assertArrayEquals(new double[] {1, 5, 5, 100}, Moments.covariance(rows, mean), 1e-12);
    }

    @Test
    void noRowsAndOneRowHaveNoSpread() {
        double[] none = Moments.means(new Rows(2, new double[0], new boolean[0]));
        assertArrayEquals(new double[2], none, 0);
        Rows one = rows.slice(1, 2);
        assertArrayEquals(new double[2], Moments.deviations(one, Moments.means(one)), 0);
        assertArrayEquals(new double[4], Moments.covariance(one, Moments.means(one)), 0);
    }

    /** A level a million times the spread must not swallow the spread: the mean is taken away before the squares are taken. */
    @Test
    void aHighLevelDoesNotSwallowTheSpread() {
        double[] x = new double[1000];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1e9 + (i % 2 == 0 ? 1 : -1);
        }
        Rows high = new Rows(1, x, new boolean[1000]);
        assertEquals(1, Moments.deviations(high, Moments.means(high))[0], 1e-3);
    }
}
