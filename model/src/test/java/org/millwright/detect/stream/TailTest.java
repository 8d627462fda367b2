package org.millwright.detect.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    @Test
    void aYoungPastIsNeverSurprised() {
        Tail tail = new Tail();
        for (int i = 0; i < 49; i++) {
            tail.learn(1);
        }
        assertEquals(0, tail.surprise(1e9));
        assertEquals(Double.POSITIVE_INFINITY, tail.quantileOfShare(0.01));
    }

    // Below the nine-tenth quantile the share is a count; a sixteenth of an octave is the error of a bin.
    @Test
    void theBodyIsTheCountedShare() {
        SplittableRandom random = new SplittableRandom(SEED);
        Tail tail = new Tail();
        double[] past = random.doubles(10_000, 1, 100).toArray();
        for (double value : past) {
            tail.learn(value);
        }
        Arrays.sort(past);
        for (double share : new double[] {0.9, 0.5, 0.2}) {
            double value = past[(int) ((1 - share) * past.length)];
            assertEquals(-Math.log10(share), tail.surprise(value), 0.03, "seed " + SEED + ", share " + share);
        }
    }

    // An exponential tail thins by a decade every ln 10; the fixed heavier shape may only be more careful.
    @Test
    void theTailIsAtLeastAsHeavyAsAnExponentialOne() {
        SplittableRandom random = new SplittableRandom(SEED);
        Tail tail = new Tail();
        for (int i = 0; i < 20_000; i++) {
            tail.learn(-Math.log(random.nextDouble()));
        }
        assertEquals(2, tail.surprise(2 * Math.log(10)), 0.1, "seed " + SEED);
        double far = tail.surprise(6 * Math.log(10));
        assertTrue(far > 3.5 && far < 6, "seed " + SEED + ", surprise " + far);
    }

    @Test
    void surpriseGrowsWithTheNumberAndIsBounded() {
        SplittableRandom random = new SplittableRandom(SEED);
        Tail tail = new Tail();
        for (int i = 0; i < 1_000; i++) {
            tail.learn(random.nextDouble());
        }
        double before = -1;
        for (double value = 0; value < 1e12; value = value * 1.5 + 0.01) {
            double surprise = tail.surprise(value);
            assertTrue(surprise >= before, "at " + value);
            before = surprise;
        }
        assertTrue(tail.surprise(Double.MAX_VALUE) <= 30);
    }

    // A tag that never moved: the first move is as surprising as anything can be, and finite.
    @Test
    void aPastOfNothingButZerosIsSurprisedByAnything() {
        Tail tail = new Tail();
        for (int i = 0; i < 100; i++) {
            tail.learn(0);
        }
        assertEquals(0, tail.surprise(0), 1e-12);
        assertEquals(30, tail.surprise(1), 1e-12);
    }

    // The limit takes the shape of the past: light, exponential and heavy tails, each met to within a third of its
    // excess.
    @Test
    void theQuantileFollowsTheShapeOfThePast() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (double shape : new double[] {-0.2, 0.001, 0.3}) {
            Tail tail = new Tail();
            for (int i = 0; i < 50_000; i++) {
                tail.learn(10 + (Math.pow(random.nextDouble(), -shape) - 1) / shape);
            }
            for (double share : new double[] {0.05, 0.01, 0.001}) {
                double truth = (Math.pow(share, -shape) - 1) / shape;
                String message = "seed " + SEED + ", shape " + shape + ", share " + share;
                assertEquals(truth, tail.quantileOfShare(share) - 10, 0.33 * truth, message);
            }
        }
    }
}
