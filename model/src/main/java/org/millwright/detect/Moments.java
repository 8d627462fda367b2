package org.millwright.detect;

/** Means, covariances and lagged covariances of rows. */
final class Moments {
    private static final int GROUP = 4;

    private Moments() {}

    static double[] means(Rows rows) {
        int p = rows.channels();
        double[] mean = new double[p];
        for (int row = 0; row < rows.rows(); row++) {
            for (int c = 0; c < p; c++) {
                mean[c] += rows.at(row, c);
            }
        }
        for (int c = 0; c < p; c++) {
            mean[c] /= Math.max(1, rows.rows());
        }
        return mean;
    }

    /** Standard deviations, with n − 1. */
    static double[] deviations(Rows rows, double[] mean) {
        int p = rows.channels();
        double[] sum = new double[p];
        for (int row = 0; row < rows.rows(); row++) {
            for (int c = 0; c < p; c++) {
                double d = rows.at(row, c) - mean[c];
                sum[c] += d * d;
            }
        }
        for (int c = 0; c < p; c++) {
            sum[c] = Math.sqrt(sum[c] / Math.max(1, rows.rows() - 1));
        }
        return sum;
    }

    /** The covariance, p × p, row after row, with n − 1. */
    static double[] covariance(Rows rows, double[] mean) {
        int p = rows.channels();
        double[] sum = new double[p * p];
        double[] four = new double[GROUP * p];
        for (int row = 0; row < rows.rows(); row += GROUP) {
            int group = Math.min(GROUP, rows.rows() - row);
            for (int c = 0; c < p; c++) {
                for (int r = 0; r < GROUP; r++) {
                    four[r * p + c] = r < group ? rows.at(row + r, c) - mean[c] : 0;
                }
            }
            addProducts(four, p, sum);
        }
        double scale = 1.0 / Math.max(1, rows.rows() - 1);
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= scale;
        }
        return sum;
    }

    /** Adds the products of four rows at once: each sum is fetched and put back a quarter as often. */
    private static void addProducts(double[] four, int p, double[] sum) {
        for (int i = 0; i < p; i++) {
            double v0 = four[i];
            double v1 = four[p + i];
            double v2 = four[2 * p + i];
            double v3 = four[3 * p + i];
            int at = i * p;
            for (int j = 0; j < p; j++) {
                sum[at + j] += v0 * four[j] + v1 * four[p + j] + v2 * four[2 * p + j] + v3 * four[3 * p + j];
            }
        }
    }
}
