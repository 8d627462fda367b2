package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ColumnTest {
    private static final double NONE = Double.NaN;

    private static Column of(double... x) {
        return Column.of(new Rows(1, x, new boolean[x.length]), 0);
    }

    @Test
    void missingValuesDoNotCount() {
        Column column = of(NONE, 1, NONE, 2, 6);
        assertEquals(3, column.count());
        assertEquals(3, column.mean(), 1e-12);
        assertEquals(Math.sqrt(7), column.deviation(), 1e-12);
        assertEquals(1, column.least());
        assertEquals(6, column.greatest());
        assertArrayEquals(new double[] {1, 2, 6}, column.present());
    }

    @Test
    void aColumnWithoutValues() {
        Column column = of(NONE, NONE);
        assertEquals(0, column.count());
        assertEquals(0, column.deviation());
        assertTrue(Double.isNaN(column.mean()));
        assertTrue(Double.isNaN(column.least()));
        assertEquals(0, column.distinct(10));
        assertEquals(0, column.longestRun());
        assertEquals(2, column.longestGap());
        assertEquals(0, column.levelShare(20));
        assertEquals(0, column.correlation(1));
        assertArrayEquals(new double[2], column.unit());
    }

    @Test
    void differentValuesAreCountedUpToEnough() {
        assertEquals(3, of(1, 2, 2, NONE, 3, 1).distinct(10));
        assertEquals(2, of(1, 2, 3, 4).distinct(2));
    }

    @Test
    void runsAndGaps() {
        // A missing value does not end a run: the channel did not move meanwhile, as far as anybody knows.
        assertEquals(3, of(1, 1, NONE, 1, 2, 2).longestRun());
        assertEquals(1, of(1, 2, 1).longestRun());
        assertEquals(2, of(NONE, 1, NONE, NONE, 2, NONE).longestGap());
    }

    /** Twenty level steps without any noise are all level; alternating values have none. */
    @Test
    void theLevelShare() {
        double[] steps = DoubleStream.iterate(0, i -> i + 1)
                .limit(2000)
                .map(i -> Math.floor(i / 100))
                .toArray();
        assertEquals(1, of(steps).levelShare(20), 0.06);
        double[] alternating =
                DoubleStream.iterate(0, i -> i + 1).limit(2000).map(i -> i % 2).toArray();
        assertEquals(0, of(alternating).levelShare(20), 1e-9);
    }

    @Test
    void theCorrelationWithItselfEarlier() {
        double[] sine = new double[4000];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = Math.sin(2 * Math.PI * i / 40);
        }
        assertEquals(1, of(sine).correlation(0), 1e-12);
        assertEquals(1, of(sine).correlation(40), 0.02);
        assertEquals(-1, of(sine).correlation(20), 0.02);
        assertEquals(0, of(sine).correlation(10), 0.02);
        assertEquals(0, of(5, 5, 5).correlation(1));
    }

    @Test
    void theUnitVectorHasLengthOne() {
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        double[] x = random.doubles(100, 1e6, 1e6 + 1).toArray();
        x[17] = NONE;
        double[] unit = of(x).unit();
        assertEquals(1, DoubleStream.of(unit).map(v -> v * v).sum(), 1e-6);
        assertEquals(0, DoubleStream.of(unit).sum(), 1e-6);
        assertEquals(0, unit[17]);
    }
}
