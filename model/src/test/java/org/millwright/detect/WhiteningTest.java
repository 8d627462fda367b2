package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WhiteningTest {
    private final SplittableRandom random = new SplittableRandom(Worlds.seed());

    @Test
    void theDistanceIsThatOfTheLinearEquations() {
        for (int round = 0; round < 50; round++) {
            int p = 1 + random.nextInt(12);
            double[] sigma = covariance(p);
            double[] mean = random.doubles(p, -5, 5).toArray();
            Whitening whitening = Whitening.ofCovariance(mean, sigma, 0);
            double[] x = random.doubles(p, -10, 10).toArray();
            double expected = naiveDistance(sigma, mean, x);
            assertEquals(expected, whitening.distance(x, new double[p]), 1e-5 * expected, at(round));
        }
    }

    @Test
    void thePrecisionIsTheInverse() {
        for (int round = 0; round < 50; round++) {
            int p = 1 + random.nextInt(12);
            double[] sigma = covariance(p);
            double[] precision = Whitening.ofCovariance(new double[p], sigma, 0).precision();
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    double sum = 0;
                    for (int k = 0; k < p; k++) {
                        sum += sigma[i * p + k] * precision[k * p + j];
                    }
                    assertEquals(i == j ? 1 : 0, sum, 1e-5, at(round));
                }
            }
        }
    }

    @Test
    void precisionTimesIsThePrecisionTimesTheDistance() {
        int p = 7;
        double[] mean = random.doubles(p, -5, 5).toArray();
        Whitening whitening = Whitening.ofCovariance(mean, covariance(p), 0);
        double[] x = random.doubles(p, -10, 10).toArray();
        double[] y = new double[p];
        double distance = whitening.distance(x, y);
        double[] out = new double[p];
        whitening.precisionTimes(y, out);
        double[] precision = whitening.precision();
        double contributions = 0;
        for (int i = 0; i < p; i++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                sum += precision[i * p + j] * (x[j] - mean[j]);
            }
            assertEquals(sum, out[i], 1e-9 * Math.max(1, Math.abs(sum)), at(i));
            contributions += (x[i] - mean[i]) * out[i];
        }
        assertEquals(distance, contributions, 1e-9 * distance, "contributions add up to the distance");
    }

    /** On the rows it was learnt from the mean of d² is p (n − 1) / n, whatever the rows are. */
    @Test
    void learntRowsLieAtTheirOwnDistance() {
        Rows rows = Worlds.machine(Worlds.seed(), 5, 300).all();
        Whitening whitening = Whitening.of(rows, 0);
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double[] x = rows.slice(row, row + 1).flat();
            sum += whitening.distance(x, new double[5]);
        }
        assertEquals(5.0 * 299 / 300, sum / 300, 1e-3);
    }

    @Test
    void shrinkingAllTheWayLeavesTheVariancesAlone() {
        double[] sigma = {4, 3, 3, 9};
        Whitening whitening = Whitening.ofCovariance(new double[2], sigma, 1);
        assertEquals(1 / 4.0 + 1 / 9.0, whitening.distance(new double[] {1, 1}, new double[2]), 1e-6);
        Whitening half = Whitening.ofCovariance(new double[2], sigma, 0.5);
        assertEquals(
                naiveDistance(new double[] {4, 1.5, 1.5, 9}, new double[2], new double[] {1, 1}),
                half.distance(new double[] {1, 1}, new double[2]),
                1e-6);
    }

    /** Two channels that are one: the ridge makes the distance finite, and what breaks their bond is very far. */
    @Test
    void aSingularCovarianceStillMeasures() {
        Whitening whitening = Whitening.ofCovariance(new double[2], new double[] {1, 1, 1, 1}, 0);
        double along = whitening.distance(new double[] {1, 1}, new double[2]);
        double across = whitening.distance(new double[] {1, -1}, new double[2]);
        assertEquals(1, along, 1e-3);
        assertTrue(Double.isFinite(across) && across > 1e5, () -> "across the bond: " + across);
    }

    /** Rounding makes the smallest eigenvalue of a sum of squares slightly negative; that must neither fail nor give NaN. */
    @Test
    void aNearlySingularCovarianceStillMeasures() {
        for (int round = 0; round < 50; round++) {
            int p = 3 + random.nextInt(8);
            double[] mix = random.doubles(p, -1, 1).toArray();
            double[] sigma = new double[p * p];
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    sigma[i * p + j] = mix[i] * mix[j] - (i == j ? 1e-12 * random.nextDouble() : 0);
                }
            }
            double d = Whitening.ofCovariance(new double[p], sigma, 0)
                    .distance(random.doubles(p, -1, 1).toArray(), new double[p]);
            assertTrue(Double.isFinite(d) && d > 0, at(round) + ": " + d);
        }
    }

    /** Nothing moved: there is no scale to measure by, and still an answer that later arithmetic can live with. */
    @Test
    void noVarianceAtAllGivesFiniteDistances() {
        Whitening whitening = Whitening.of(new Rows(2, new double[0], new boolean[0]), 0.1);
        assertEquals(25, whitening.distance(new double[] {3, 4}, new double[2]), 1e-6);
    }

    private static double naiveDistance(double[] sigma, double[] mean, double[] x) {
        int p = mean.length;
        double[] difference = new double[p];
        for (int i = 0; i < p; i++) {
            difference[i] = x[i] - mean[i];
        }
        double[] solved = Naive.solve(sigma, difference);
        double sum = 0;
        for (int i = 0; i < p; i++) {
            sum += difference[i] * solved[i];
        }
        return sum;
    }

    private double[] covariance(int p) {
        return Naive.covariance(random, p);
    }

    private static String at(int round) {
        return "seed " + Worlds.seed() + ", round " + round;
    }
}
