package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final int CHANNELS = 3;

    /** Value = 10 · row + channel, so that each value says where it came from. */
    private static Rows numbered(int rows) {
        double[] x = new double[rows * CHANNELS];
        for (int i = 0; i < x.length; i++) {
            x[i] = 10 * (i / CHANNELS) + i % CHANNELS;
        }
        boolean[] begins = new boolean[rows];
        begins[0] = true;
        return new Rows(CHANNELS, x, begins);
    }

    @Test
    void aSliceHoldsItsRowsAndBeginsAStretch() {
        Rows slice = numbered(10).slice(4, 7);
        assertEquals(3, slice.rows());
        assertEquals(41, slice.at(0, 1));
        assertTrue(slice.begins(0));
        assertFalse(slice.begins(1));
        assertEquals(0, numbered(10).slice(4, 4).rows());
    }

    @Test
    void withoutIsThePickOfTheOtherRows() {
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        for (int round = 0; round < 100; round++) {
            int n = 2 + random.nextInt(20);
            int from = random.nextInt(n);
            int until = from + random.nextInt(n - from + 1);
            Rows left = numbered(n).without(from, until);
            int[] others = IntStream.range(0, n)
                    .filter(row -> row < from || row >= until)
                    .toArray();
            Rows picked = numbered(n).pick(others);
            String at = "seed " + Worlds.seed() + ", round " + round;
            assertArrayEquals(picked.flat(), left.flat(), at);
            for (int row = 0; row < left.rows(); row++) {
                // Taking nothing away still cuts: what is cut is not joined again.
                boolean cut = row == from && from == until;
                assertEquals(picked.begins(row) || cut, left.begins(row), at + ", row " + row);
            }
        }
    }

    @Test
    void aPickKnowsItsNeighbours() {
        Rows pick = numbered(10).pick(new int[] {2, 3, 5, 1});
        assertTrue(pick.begins(0));
        assertFalse(pick.begins(1));
        assertTrue(pick.begins(2));
        assertTrue(pick.begins(3));
        assertEquals(12, pick.at(3, 2));
    }

    @Test
    void selectedChannelsComeInTheGivenOrder() {
        Rows narrow = numbered(4).select(new int[] {2, 0});
        assertEquals(2, narrow.channels());
        assertArrayEquals(new double[] {2, 0, 12, 10, 22, 20, 32, 30}, narrow.flat());
    }
}
