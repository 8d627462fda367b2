package org.millwright.simulation.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static void near(double expected, double actual, String what) {
        assertEquals(expected, actual, Math.abs(expected) * 1e-12, what);
    }

    /** Tables of the normal distribution, to sixteen digits. */
    @Test
    void normalQuantilesAreThoseOfTheTables() {
        near(1.959963984540054, Normal.quantile(0.975), "0.975");
        near(-2.3263478740408408, Normal.quantile(0.01), "0.01");
        near(-4.753424308822899, Normal.quantile(1e-6), "1e-6");
        near(-6.361340902404056, Normal.quantile(1e-10), "1e-10");
        near(0.9750021048517795, Normal.below(1.96), "1.96");
        near(9.865876450376946e-10, Normal.below(-6), "-6");
        assertEquals(0, Normal.quantile(0.5));
    }

    @Test
    void logGammaIsThatOfFactorialsAndHalves() {
        near(StrictMath.log(362_880), GammaFunction.log(10), "9!");
        near(StrictMath.log(Math.sqrt(Math.PI)), GammaFunction.log(0.5), "half");
        assertEquals(0, GammaFunction.log(1), 1e-14);
    }

    /** Shape 1 is exponential, and for whole shapes the distribution function is a finite sum. */
    @Test
    void gammaQuantilesInvertTheClosedForms() {
        Distribution one = Distribution.gamma(1, 3);
        for (double u : new double[] {1e-9, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-9}) {
            near(-3 * StrictMath.log1p(-u), one.quantile(u), "u " + u);
        }
        for (int stages : new int[] {2, 3, 7, 30}) {
            Distribution erlang = Distribution.erlang(stages, 5);
            for (double u : new double[] {0.001, 0.1, 0.4, 0.6, 0.9, 0.999}) {
                double x = erlang.quantile(u) * stages / 5;
                assertEquals(u, erlangBelow(stages, x), 1e-12, stages + " stages, u " + u);
            }
        }
    }

    private static double erlangBelow(int stages, double x) {
        double term = 1;
        double sum = 1;
        for (int n = 1; n < stages; n++) {
            term *= x / n;
            sum += term;
        }
        return 1 - sum * StrictMath.exp(-x);
    }

    /** Also for shapes far below and far above 1, and in both tails. */
    @Test
    void gammaQuantilesReturnTheShareTheyWereAskedFor() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            double shape = StrictMath.exp(random.nextDouble(-3, 6));
            double u = i % 2 == 0 ? random.nextDouble(1e-6, 1) : random.nextDouble(1e-6, 1e-3);
            double x = GammaFunction.quantile(shape, u);
            double share = u < 0.5 ? GammaFunction.below(shape, x) : 1 - GammaFunction.above(shape, x);
            assertEquals(u, share, 3e-12 * Math.max(u, 1e-2), "seed " + seed + ", shape " + shape + ", u " + u);
        }
    }

    @Test
    void quantilesRiseAndTheirMeanIsTheMean() {
        List<Distribution> all = List.of(
                Distribution.uniform(2, 5),
                Distribution.triangular(1, 2, 6),
                Distribution.exponential(4),
                Distribution.gamma(2.5, 1.5),
                Distribution.erlang(3, 6),
                Distribution.weibull(1.7, 3),
                Distribution.lognormal(9, 0.6),
                Distribution.normal(28.5, 1.1),
                Distribution.normal(1, 1),
                Distribution.empirical(3, 1, 2, 2),
                Distribution.constant(7));
        int steps = 400_000;
        for (Distribution one : all) {
            double sum = 0;
            double before = -1;
            for (int i = 0; i < steps; i++) {
                double x = one.quantile((i + 0.5) / steps);
                assertTrue(x >= before && x >= 0, one + " at " + i);
                before = x;
                sum += x;
            }
            assertEquals(one.mean(), sum / steps, 2e-4 * one.mean(), one.toString());
        }
    }

    @Test
    void samplersDrawTheQuantilesOfTheirStream() {
        Streams streams = new Streams(7, 0);
        for (Distribution one :
                List.of(Distribution.lognormal(5, 0.6), Distribution.normal(2, 1), Distribution.gamma(2, 1))) {
            Sampler sampler = one.by(streams.of("l01/a04", "repair"));
            RandomGenerator same = streams.of("l01/a04", "repair");
            for (int i = 0; i < 100; i++) {
                assertEquals(one.quantile(Streams.uniform(same)), sampler.next(), one.toString());
            }
        }
    }

    @Test
    void aTraceIsReplayedAndBeginsAgain() {
        Sampler trace = Distribution.trace(3, 1, 2).by(new Streams(1, 0).of("a", "service"));

        assertEquals(List.of(3.0, 1.0, 2.0, 3.0), List.of(trace.next(), trace.next(), trace.next(), trace.next()));
        assertEquals(2, Distribution.trace(3, 1, 2).mean());
        assertEquals(1, Distribution.trace(3, 1, 2).quantile(0.1));
    }

    /** A new element, another order of asking: the draws of all others stay. A golden value holds the seeding to its form. */
    @Test
    void streamsDependOnNamesOnly() {
        Streams streams = new Streams(42, 3);
        long first = streams.of("l01/a04", "service").nextLong();

        assertEquals(first, new Streams(42, 3).of("l01/a04", "service").nextLong());
        assertNotEquals(first, streams.of("l01/a04", "failure").nextLong());
        assertNotEquals(first, streams.of("l01/a0", "4service").nextLong());
        assertNotEquals(first, new Streams(42, 4).of("l01/a04", "service").nextLong());
        assertNotEquals(first, new Streams(43, 3).of("l01/a04", "service").nextLong());
    }

    @Test
    void uniformNumbersAreInsideAndEven() {
        RandomGenerator stream = new Streams(5, 0).of("a", "b");
        int[] cells = new int[10];
        for (int i = 0; i < 100_000; i++) {
            double u = Streams.uniform(stream);
            assertTrue(u > 0 && u < 1);
            cells[(int) (u * 10)]++;
        }
        for (int cell : cells) {
            assertEquals(10_000, cell, 500);
        }
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Distribution.exponential(0));
        assertThrows(IllegalArgumentException.class, () -> Distribution.exponential(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Distribution.uniform(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Distribution.lognormal(-1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Distribution.triangular(1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Distribution.empirical());
        assertThrows(IllegalArgumentException.class, () -> Distribution.trace());
        assertThrows(IllegalArgumentException.class, () -> Distribution.trace(1, Double.NaN));
    }
}
