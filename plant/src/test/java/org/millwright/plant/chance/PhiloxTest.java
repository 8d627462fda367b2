package org.millwright.plant.chance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PhiloxTest {
    private static final long SEED = Long.getLong("millwright.seed", 20_260_105L);

    /** The known answers of Random123's file kat_vectors. */
    @Test
    void givesTheKnownAnswers() {
        assertArrayEquals(new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, words(0, 0, 0));
        assertArrayEquals(new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}, words(-1, -1, -1));
        assertArrayEquals(
                new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
                words(0x299f31d0a4093822L, 0x85a308d3243f6a88L, 0x0370734413198a2eL));
    }

    /** Draws are found by their place, so the order in which they are asked for cannot matter. */
    @Test
    void aDrawDependsOnItsPlaceAlone() {
        Draws one = Draws.of(SEED, "practice/p1/frame/l03/cnc05");
        double first = one.uniform(4, 1_000, 7);
        one.uniform(4, 999, 7);
        one.uniform(5, 1_000, 7);
        assertEquals(first, one.uniform(4, 1_000, 7), "seed " + SEED);
        assertEquals(first, Draws.of(SEED, "practice/p1/frame/l03/cnc05").uniform(4, 1_000, 7));
        assertNotEquals(first, Draws.of(SEED, "practice/p1/frame/l03/cnc06").uniform(4, 1_000, 7));
        assertNotEquals(first, Draws.of(SEED + 1, "practice/p1/frame/l03/cnc05").uniform(4, 1_000, 7));
    }

    @Test
    void normalAndHeavyNumbersHaveMeanNoughtAndVarianceOne() {
        Draws draws = Draws.of(SEED, "moments");
        int count = 200_000;
        double[] sums = new double[4];
        for (int step = 0; step < count; step++) {
            double normal = draws.normal(1, step, 0);
            double heavy = draws.heavy(2, step, 0);
            sums[0] += normal;
            sums[1] += normal * normal;
            sums[2] += heavy;
            sums[3] += heavy * heavy;
        }
        assertEquals(0, sums[0] / count, 0.01, "seed " + SEED);
        assertEquals(1, sums[1] / count, 0.02, "seed " + SEED);
        assertEquals(0, sums[2] / count, 0.01, "seed " + SEED);
        assertEquals(1, sums[3] / count, 0.15, "seed " + SEED);
    }

    /** Values of the standard normal table, and of the t table with four degrees of freedom. */
    @Test
    void quantilesAreThoseOfTheTables() {
        assertEquals(1.959963984540054, Quantiles.normal(0.975), 1e-12);
        assertEquals(-3.090232306167813, Quantiles.normal(0.001), 1e-12);
        assertEquals(0, Quantiles.normal(0.5), 1e-15);
        assertEquals(2.776445105, Quantiles.student4(0.975), 1e-8);
        assertEquals(-3.746947388, Quantiles.student4(0.01), 1e-8);
    }

    @Test
    void poissonCountsHaveTheirMeanAndRiseWithTheirUniform() {
        Draws draws = Draws.of(SEED, "counts");
        for (double mean : new double[] {0.02, 0.6, 6, 250}) {
            double sum = 0;
            int count = 20_000;
            for (int step = 0; step < count; step++) {
                sum += Quantiles.poisson(draws.uniform(3, step, 0), mean);
            }
            assertEquals(mean, sum / count, 5 * Math.sqrt(mean / count), "mean " + mean + ", seed " + SEED);
        }
        assertTrue(Quantiles.poisson(0.9, 6) > Quantiles.poisson(0.1, 6));
        assertEquals(0, Quantiles.poisson(1e-9, 0.5));
    }

    private static int[] words(long key, long low, long high) {
        int[] words = new int[4];
        Philox.fill(key, low, high, words);
        return words;
    }
}
