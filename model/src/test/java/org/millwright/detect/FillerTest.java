package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FillerTest {
    private static final double NONE = Double.NaN;

    private final SplittableRandom random = new SplittableRandom(Worlds.seed());

    /**
     * With missing values set to their conditional mean, d² is that of the present ones alone (Anderson, An Introduction to
     * Multivariate Statistical Analysis, section 2.5), also where the missing ones are nearly one.
     */
    @Test
    void theDistanceIsThatOfThePresentValues() {
        for (int round = 0; round < 200; round++) {
            int p = 4 + random.nextInt(10);
            double[] sigma = Naive.covariance(random, p);
            if (round % 2 == 0) {
                makeTwins(sigma, p);
            }
            double[] mean = random.doubles(p, -1, 1).toArray();
            Whitening whitening = Whitening.ofCovariance(mean, sigma, 0);
            double[] z = random.doubles(p, -3, 3).toArray();
            int missing = 1 + random.nextInt(Math.max(1, 3 * p / 10));
            for (int c = 0; c < Math.max(2, missing) && c < p; c++) {
                z[c] = NONE;
            }
            double expected = distanceOfPresent(sigma, mean, z);
            Filler.expect(z, whitening.precision(), mean, new Filler.Room(p));
            String at = "seed " + Worlds.seed() + ", round " + round;
            assertEquals(expected, whitening.distance(z, new double[p]), 1e-3 * (1 + expected), at);
        }
    }

    /** Channels 0 and 1 become the same but for a thousandth of their variance: the hardest pair to miss together. */
    private static void makeTwins(double[] sigma, int p) {
        for (int j = 0; j < p; j++) {
            sigma[p + j] = sigma[j];
        }
        for (int i = 0; i < p; i++) {
            sigma[i * p + 1] = sigma[i * p];
        }
        sigma[p + 1] = sigma[0] * 1.001;
        sigma[1] = sigma[0];
        sigma[p] = sigma[0];
    }

    private static double distanceOfPresent(double[] sigma, double[] mean, double[] z) {
        int p = z.length;
        int[] present = IntStream.range(0, p).filter(c -> !Double.isNaN(z[c])).toArray();
        double[] difference =
                IntStream.of(present).mapToDouble(c -> z[c] - mean[c]).toArray();
        double[] solved = Naive.solve(Naive.part(sigma, p, present), difference);
        return IntStream.range(0, present.length)
                .mapToDouble(i -> difference[i] * solved[i])
                .sum();
    }

    @Test
    void presentValuesAreLeftAsTheyAre() {
        double[] precision = Whitening.ofCovariance(new double[3], Naive.covariance(random, 3), 0)
                .precision();
        double[] z = {1, NONE, -2};
        Filler.expect(z, precision, new double[3], new Filler.Room(3));
        assertEquals(1, z[0], 0);
        assertEquals(-2, z[2], 0);
        assertTrue(Double.isFinite(z[1]));
    }

    @Test
    void withNothingPresentTheMeanIsExpected() {
        double[] precision = Whitening.ofCovariance(new double[3], Naive.covariance(random, 3), 0)
                .precision();
        double[] z = {NONE, NONE, NONE};
        Filler.expect(z, precision, new double[] {1, 2, 3}, new Filler.Room(3));
        assertArrayEquals(new double[] {1, 2, 3}, z, 1e-9);
    }

    /** Tags that report in turn are held for as long as the healthy part had to wait for them, and no longer. */
    @Test
    void theLastValueStandsInForAWhile() {
        Filler filler = new Filler(new int[] {2, 0});
        Filler.State state = new Filler.State(2);
        double[][] rows = {{5, 1}, {NONE, NONE}, {NONE, 2}, {NONE, 3}, {6, 4}};
        int[] missing = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            missing[row] = filler.hold(rows[row], state);
        }
        assertArrayEquals(new int[] {0, 1, 0, 1, 0}, missing);
        assertEquals(5, rows[1][0]);
        assertEquals(5, rows[2][0]);
        assertTrue(Double.isNaN(rows[1][1]));
        assertTrue(Double.isNaN(rows[3][0]));
    }

    @Test
    void nothingIsHeldBeforeTheFirstValueOrAcrossAnInterruption() {
        Filler filler = new Filler(new int[] {5});
        Filler.State state = new Filler.State(1);
        assertEquals(1, filler.hold(new double[] {NONE}, state));
        assertEquals(0, filler.hold(new double[] {3}, state));
        state.forget();
        assertEquals(1, filler.hold(new double[] {NONE}, state));
    }

    /** A tag that stays away for months must not come back by itself because a counter ran over. */
    @Test
    void whatWasMissingForLongStaysMissing() {
        Filler filler = new Filler(new int[] {5});
        Filler.State state = new Filler.State(1);
        filler.hold(new double[] {3}, state);
        state.age[0] = Integer.MAX_VALUE - 1;
        for (int row = 0; row < 5; row++) {
            assertEquals(1, filler.hold(new double[] {NONE}, state));
        }
    }

    @Test
    void patienceIsTheLongestHealthyGap() {
        Rows rows = new Rows(2, new double[] {1, 1, NONE, 2, NONE, 3, 4, 4}, new boolean[] {true, false, false, false});
        assertArrayEquals(new int[] {1, 0}, Filler.of(rows).patience(), "at most a twentieth of the rows, at least 1");
        double[] x = new double[400];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 8 == 0 ? i : NONE;
        }
        assertArrayEquals(
                new int[] {7}, Filler.of(new Rows(1, x, new boolean[400])).patience());
    }

    @Test
    void healthyRowsAreHealedFromThePastThenByTheMean() {
        double[] x = {NONE, 4, NONE, 6, NONE, NONE, 8, 2};
        Rows rows = new Rows(1, x, new boolean[] {true, false, false, false, false, false, false, false});
        Rows healed = new Filler(new int[] {1}).heal(rows);
        assertArrayEquals(new double[] {5, 4, 4, 6, 6, 5, 8, 2}, healed.flat(), 1e-12);
        assertTrue(Double.isNaN(rows.at(0, 0)), "the rows given are left as they are");
        assertTrue(healed.begins(0));
        assertFalse(healed.begins(1));
    }

    @Test
    void aRowIsJudgedWithSevenTenthsOfItsValues() {
        assertTrue(Filler.judgeable(10, 3));
        assertFalse(Filler.judgeable(10, 4));
        assertTrue(Filler.judgeable(1, 0));
        assertFalse(Filler.judgeable(2, 1));
    }
}
