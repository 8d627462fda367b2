package org.millwright.detect;

import java.util.Arrays;

/**
 * How rare a score is: the share of healthy rows with at least this score. Ranks up to the 90 % quantile, above it a generalised
 * Pareto tail by probability-weighted moments (Hosking and Wallis, Technometrics 29, 1987) whose shape is kept within [0, 0.5]:
 * short samples give shapes, and so limits, that are too low, the more so the farther a limit lies beyond the sample.
 */
final class Tail {
    private static final double ABOVE = 0.1;
    private static final double LIGHTEST = 0;
    private static final double HEAVIEST = 0.5;
    /** Ranks kept below the threshold: enough for two digits of a probability. */
    private static final int KNOTS = 200;

    private final double threshold;
    private final double shape;
    private final double scale;
    private final double[] knots;

    /**
     * @param threshold the 90 % quantile
     * @param shape ξ of the tail
     * @param scale σ of the tail, positive
     * @param knots scores at evenly spaced ranks from the lowest to the threshold
     */
    Tail(double threshold, double shape, double scale, double[] knots) {
        this.threshold = threshold;
        this.shape = shape;
        this.scale = scale;
        this.knots = knots;
    }

    double threshold() {
        return threshold;
    }

    double shape() {
        return shape;
    }

    double scale() {
        return scale;
    }

    double[] knots() {
        return knots;
    }

    /** Learns from healthy scores, in any order. */
    static Tail of(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int first = (int) Math.ceil((1 - ABOVE) * n);
        first = Math.min(first, n - 1);
        double u = sorted[Math.max(0, first - 1)];
        int m = n - first;
        double a0 = 0;
        double a1 = 0;
        for (int i = 0; i < m; i++) {
            double excess = sorted[first + i] - u;
            a0 += excess;
            a1 += (1 - (i + 1 - 0.35) / m) * excess;
        }
        double least = leastScale(u, sorted[n - 1]);
        a0 = Math.max(a0 / m, least);
        a1 /= m;
        double spread = a0 - 2 * a1;
        double shape = spread > 0 ? 2 - a0 / spread : 0.5;
        shape = Math.max(LIGHTEST, Math.min(HEAVIEST, shape));
        double scale = Math.max(least, a0 * (1 - shape));
        double[] knots = new double[KNOTS + 1];
        for (int k = 0; k <= KNOTS; k++) {
            knots[k] = sorted[(int) Math.round((double) k / KNOTS * Math.max(0, first - 1))];
        }
        return new Tail(u, shape, scale, knots);
    }

    /** What is too small to be more than rounding, in the unit of the scores. */
    private static double leastScale(double threshold, double greatest) {
        return Math.max(Double.MIN_NORMAL, 1e-12 * Math.max(Math.abs(threshold), Math.abs(greatest)));
    }

    /** −log₁₀ of the share of healthy rows with at least this score. */
    double surprise(double score) {
        if (score > threshold) {
            double base = 1 + shape * (score - threshold) / scale;
            if (base <= 0) {
                return 300;
            }
            double ln = Math.abs(shape) < 1e-9 ? (score - threshold) / scale : Math.log(base) / shape;
            return Math.min(300, 1 + ln / Math.log(10));
        }
        double below = (1 - ABOVE) * Math.min(knotsBelow(score), KNOTS) / KNOTS;
        return -Math.log10(1 - below);
    }

    private int knotsBelow(double score) {
        int low = 0;
        int high = knots.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (knots[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The score whose {@link #surprise} is the given one, at or above 1. */
    double scoreAt(double surprise) {
        double ln = (surprise - 1) * Math.log(10);
        return Math.abs(shape) < 1e-9 ? threshold + scale * ln : threshold + scale * Math.expm1(shape * ln) / shape;
    }
}
