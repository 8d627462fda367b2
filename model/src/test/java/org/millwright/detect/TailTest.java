package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TailTest {
    private final SplittableRandom random = new SplittableRandom(Worlds.seed());

    @Test
    void scoreAtIsTheInverseOfSurprise() {
        for (int round = 0; round < 200; round++) {
            Tail tail = Tail.of(scores(20 + random.nextInt(500), x -> Math.exp(2 * x)));
            double surprise = 1 + 4 * random.nextDouble();
            assertEquals(surprise, tail.surprise(tail.scoreAt(surprise)), 1e-6, at(round));
        }
    }

    @Test
    void aHigherScoreIsNeverLessSurprising() {
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(100);
            // Coarse values, so that many of them are equal.
            Tail tail = Tail.of(scores(n, x -> Math.round(3 * x) / 2.0));
            double[] probes = random.doubles(200, -8, 20).sorted().toArray();
            for (int i = 1; i < probes.length; i++) {
                double lower = tail.surprise(probes[i - 1]);
                double higher = tail.surprise(probes[i]);
                assertTrue(higher >= lower - 1e-12 && lower >= 0, at(round) + ": " + lower + " then " + higher);
            }
        }
    }

    /** The share of the sample that is at least as large, to the two digits that the ranks keep. */
    @Test
    void belowTheThresholdRanksAreCounted() {
        double[] sample = scores(1000, x -> x);
        Tail tail = Tail.of(sample);
        for (double probe : random.doubles(200, -2, 1).toArray()) {
            double share = Arrays.stream(sample).filter(x -> x >= probe).count() / 1000.0;
            assertEquals(share, Math.pow(10, -tail.surprise(probe)), 0.011, at(0) + ": " + probe);
        }
    }

    @Test
    void theThresholdIsTheNinetyPercentQuantile() {
        Tail tail = Tail.of(DoubleStream.iterate(1, x -> x + 1).limit(1000).toArray());
        assertEquals(900, tail.threshold(), 1);
        assertEquals(1, tail.surprise(tail.threshold() + 1e-9), 1e-6);
        assertEquals(1, tail.surprise(tail.threshold()), 0.01);
    }

    /** A uniform tail has the shape −1; 0 is the least, or the limit would lie where the sample happened to end. */
    @Test
    void aShortTailIsNotTakenAtItsWord() {
        Tail tail = Tail.of(random.doubles(2000).toArray());
        assertEquals(0, tail.shape(), 1e-12);
        assertTrue(tail.scoreAt(5) > 1, "a limit for rarer things than the sample shows lies outside of it");
    }

    /** A Pareto tail of shape 1 has no mean. */
    @Test
    void aWildTailIsNotTakenAtItsWord() {
        double[] sample = random.doubles(2000).map(u -> 1 / (1 - u)).toArray();
        assertEquals(0.5, Tail.of(sample).shape(), 1e-12);
    }

    /** Generalised Pareto from the first value on, shape 0.25: the quantile at one in 10,000 is known. */
    @Test
    void aHeavyTailIsFollowedToItsTrueQuantile() {
        double shape = 0.25;
        double[] sample = random.doubles(20_000)
                .map(u -> (Math.pow(1 - u, -shape) - 1) / shape)
                .toArray();
        double truth = (Math.pow(1e-4, -shape) - 1) / shape;
        Tail tail = Tail.of(sample);
        assertEquals(shape, tail.shape(), 0.12, at(0));
        assertEquals(truth, tail.scoreAt(4), 0.25 * truth, at(0));
    }

    @Test
    void anExponentialTailIsFollowedToItsTrueQuantile() {
        double[] sample = random.doubles(20_000).map(u -> -Math.log(1 - u)).toArray();
        double truth = 4 * Math.log(10);
        assertEquals(truth, Tail.of(sample).scoreAt(4), 0.15 * truth, at(0));
    }

    /** The shape runs through 0, where the formula has to change without a step. */
    @Test
    void theShapeZeroIsTheLimitOfItsNeighbours() {
        double[] knots = {0, 1};
        double exact = new Tail(1, 0, 2, wide(knots)).surprise(9);
        assertEquals(exact, new Tail(1, 1e-8, 2, wide(knots)).surprise(9), 1e-6);
        assertEquals(exact, new Tail(1, -1e-8, 2, wide(knots)).surprise(9), 1e-6);
        assertEquals(new Tail(1, 0, 2, knots).scoreAt(4), new Tail(1, 1e-8, 2, knots).scoreAt(4), 1e-5);
    }

    /** All healthy rows had this very score, so it is no surprise; any higher one is. */
    @Test
    void equalScoresAreNoSurprise() {
        double[] same = new double[300];
        Arrays.fill(same, 7.25);
        Tail tail = Tail.of(same);
        assertEquals(0, tail.surprise(7.25), 1e-12);
        assertEquals(0, tail.surprise(7), 1e-12);
        assertTrue(tail.surprise(7.26) > 3);
        assertTrue(Double.isFinite(tail.scoreAt(3)));
        assertEquals(7.25, tail.scoreAt(3), 1e-6);
    }

    @Test
    void tinySamplesGiveFiniteAnswers() {
        for (int n = 1; n < 15; n++) {
            Tail tail = Tail.of(scores(n, x -> x));
            for (double probe : new double[] {-1e9, -1, 0, 1, 1e9}) {
                double surprise = tail.surprise(probe);
                assertTrue(surprise >= 0 && surprise <= 300, at(n) + ": " + surprise);
            }
            assertTrue(Double.isFinite(tail.scoreAt(3)), at(n));
        }
    }

    @Test
    void aSurpriseHasAnEnd() {
        Tail tail = Tail.of(scores(100, x -> x));
        assertTrue(tail.surprise(1e300) <= 300);
        assertTrue(tail.surprise(Double.MAX_VALUE) <= 300);
        assertEquals(300, tail.surprise(Double.POSITIVE_INFINITY), 0);
    }

    /** A unit is not a fact of the machine: volts or nanovolts, the same limit. */
    @Test
    void theUnitDoesNotMatter() {
        double[] sample = scores(500, x -> Math.exp(x));
        double limit = Tail.of(sample).scoreAt(3);
        for (double unit : new double[] {1e-15, 1e-6, 1e12}) {
            double[] other = Arrays.stream(sample).map(x -> x * unit).toArray();
            assertEquals(limit, Tail.of(other).scoreAt(3) / unit, 1e-6 * limit, "unit " + unit);
        }
    }

    @Test
    void theOrderOfTheScoresDoesNotMatterAndTheyAreLeftAlone() {
        double[] sample = scores(200, x -> x);
        double[] before = sample.clone();
        Tail tail = Tail.of(sample);
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, sample);
        Arrays.sort(sample);
        assertEquals(tail.scoreAt(3), Tail.of(sample).scoreAt(3), 0);
    }

    private static double[] wide(double[] ends) {
        double[] knots = new double[201];
        Arrays.setAll(knots, k -> ends[0] + (ends[1] - ends[0]) * k / 200);
        return knots;
    }

    private double[] scores(int n, DoubleUnaryOperator of) {
        double[] scores = new double[n];
        Arrays.setAll(scores, i -> of.applyAsDouble(random.nextGaussian()));
        return scores;
    }

    private static String at(int round) {
        return "seed " + Worlds.seed() + ", round " + round;
    }
}
