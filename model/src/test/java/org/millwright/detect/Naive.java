package org.millwright.detect;

import java.util.SplittableRandom;

/** Arithmetic written down as in the textbook, for tests to compare with. */
final class Naive {
    private Naive() {}

    /** Solves A x = b by Gauss with the largest pivot; A is n × n, row after row, and left as it is. */
    static double[] solve(double[] a, double[] b) {
        int n = b.length;
        double[][] m = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            System.arraycopy(a, i * n, m[i], 0, n);
            m[i][n] = b[i];
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(m[row][column]) > Math.abs(m[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swap = m[column];
            m[column] = m[pivot];
            m[pivot] = swap;
            for (int row = 0; row < n; row++) {
                if (row != column) {
                    double factor = m[row][column] / m[column][column];
                    for (int k = column; k <= n; k++) {
                        m[row][k] -= factor * m[column][k];
                    }
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = m[i][n] / m[i][i];
        }
        return x;
    }

    /** The rows and columns of a matrix that are chosen. */
    static double[] part(double[] a, int n, int[] chosen) {
        double[] part = new double[chosen.length * chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j < chosen.length; j++) {
                part[i * chosen.length + j] = a[chosen[i] * n + chosen[j]];
            }
        }
        return part;
    }

    /** A covariance with strong correlations: a random mix of p sources plus a little of each channel's own. */
    static double[] covariance(SplittableRandom random, int p) {
        double[] mix = random.doubles((long) p * p, -1, 1).toArray();
        double[] sigma = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double sum = i == j ? 0.05 : 0;
                for (int k = 0; k < p; k++) {
                    sum += mix[i * p + k] * mix[j * p + k];
                }
                sigma[i * p + j] = sum;
            }
        }
        return sigma;
    }
}
