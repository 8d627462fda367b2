package org.millwright.detect;

/** Means, covariances and lagged covariances of rows. */
final class Moments {
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
        double[] d = new double[p];
        for (int row = 0; row < rows.rows(); row++) {
            for (int c = 0; c < p; c++) {
                d[c] = rows.at(row, c) - mean[c];
            }
            for (int i = 0; i < p; i++) {
                double v = d[i];
                int at = i * p;
                for (int j = 0; j <= i; j++) {
                    sum[at + j] += v * d[j];
                }
            }
        }
        double scale = 1.0 / Math.max(1, rows.rows() - 1);
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= scale;
        }
        mirror(sum, p);
        return sum;
    }

    /** Fills what lies above the diagonal from what lies below. */
    static void mirror(double[] square, int p) {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                square[j * p + i] = square[i * p + j];
            }
        }
    }
}
