package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LaggedTest {
    /** Every sum as its definition says, over stretches of all lengths around the reach and the group. */
    @Test
    void theSumsAreThoseOfTheDefinition() {
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        for (int round = 0; round < 40; round++) {
            int p = 1 + random.nextInt(5);
            int n = random.nextInt(60);
            double[] x = random.doubles((long) n * p, -2, 3).toArray();
            boolean[] begins = new boolean[n];
            for (int row = 0; row < n; row++) {
                begins[row] = row == 0 || random.nextInt(1 + round) == 0;
            }
            double[] mean = random.doubles(p).toArray();
            holds(
                    new Rows(p, x, begins),
                    mean,
                    "seed " + Worlds.seed() + ", round " + round + ", " + Arrays.toString(begins));
        }
    }

    private static void holds(Rows z, double[] mean, String which) {
        Lagged sums = new Lagged(z, mean);
        assertEquals(plainCount(z), sums.count(), which);
        for (int a = 0; a <= Lagged.REACH; a++) {
            for (int b = 0; b <= Lagged.REACH; b++) {
                for (int i = 0; i < z.channels(); i++) {
                    for (int j = 0; j < z.channels(); j++) {
                        assertEquals(plain(z, mean, a, b, i, j), sums.sum(a, b, i, j), 1e-10, which);
                    }
                }
            }
        }
    }

    private static boolean whole(Rows z, int row) {
        return row >= Lagged.REACH && !z.begins(row) && !z.begins(row - 1) && !z.begins(row - 2);
    }

    private static int plainCount(Rows z) {
        int count = 0;
        for (int row = 0; row < z.rows(); row++) {
            count += whole(z, row) ? 1 : 0;
        }
        return count;
    }

    private static double plain(Rows z, double[] mean, int a, int b, int i, int j) {
        double sum = 0;
        for (int row = 0; row < z.rows(); row++) {
            if (whole(z, row)) {
                sum += (z.at(row - a, i) - mean[i]) * (z.at(row - b, j) - mean[j]);
            }
        }
        return sum;
    }
}
