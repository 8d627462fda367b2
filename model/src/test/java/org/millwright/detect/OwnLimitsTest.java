package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OwnLimitsTest {
    @Test
    void aboutOneHealthyRowInAThousandPassesEitherLimit() {
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        OwnLimits own = OwnLimits.of(Worlds.noise(random, 5000, 1));
        Rows fresh = Worlds.noise(random, 50_000, 1);
        int above = 0;
        int below = 0;
        for (double x : fresh.flat()) {
            above += x > own.high(0) ? 1 : 0;
            below += x < own.low(0) ? 1 : 0;
        }
        // The limits lie no nearer than the farthest healthy row, which is one of 5,000.
        assertTrue(above < 100 && below < 100, "seed " + Worlds.seed() + ": " + above + " above, " + below + " below");
        assertTrue(own.high(0) < 6 && own.low(0) > -6, "and they are not out of reach: " + own.high(0));
        assertEquals(0, own.mean(0), 0.1);
        assertEquals(1, own.deviation(0), 0.1);
    }

    @Test
    void noHealthyRowIsOutside() {
        Rows rows = Worlds.machine(Worlds.seed(), 4, 500).all();
        OwnLimits own = OwnLimits.of(rows);
        for (int row = 0; row < rows.rows(); row++) {
            for (int c = 0; c < 4; c++) {
                assertTrue(rows.at(row, c) <= own.high(c) && rows.at(row, c) >= own.low(c));
            }
        }
    }

    @Test
    void aSkewedTagHasSkewedLimits() {
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        double[] x = random.doubles(2000).map(u -> -Math.log(1 - u)).toArray();
        OwnLimits own = OwnLimits.of(new Rows(1, x, new boolean[2000]));
        assertTrue(own.high(0) > 6 && own.low(0) > -1, () -> own.low(0) + " to " + own.high(0));
    }

    @Test
    void aTagThatStandsStillHasItsValueAsLimits() {
        OwnLimits own = OwnLimits.of(new Rows(1, new double[] {4, Double.NaN, 4}, new boolean[3]));
        assertEquals(4, own.low(0));
        assertEquals(4, own.high(0));
    }

    @Test
    void aTagWithoutValuesHasNone() {
        OwnLimits own = OwnLimits.of(new Rows(1, new double[] {Double.NaN}, new boolean[1]));
        assertTrue(Double.isNaN(own.mean(0)) && Double.isNaN(own.high(0)) && Double.isNaN(own.low(0)));
        assertEquals(0, own.deviation(0));
    }
}
