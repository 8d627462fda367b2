package org.millwright.detect;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The squared Mahalanobis distance d² = (x − μ)ᵀ Σ⁻¹ (x − μ) by a triangular factor, prepared so that a row costs p²/2
 * multiplications and no allocation.
 *
 * <p>With Σ = L Lᵀ and W = L⁻¹, d² = ‖W (x − μ)‖². W is kept column by column, so that the inner loop runs over neighbouring numbers
 * and the compiler can use wide registers.
 */
final class Whitening {
    private final int channels;
    private final double[] mean;
    private final double[] columns;

    /**
     * @param mean p values
     * @param columns W, lower triangular, column after column, p × p
     */
    Whitening(double[] mean, double[] columns) {
        this.channels = mean.length;
        this.mean = mean;
        this.columns = columns;
    }

    double[] mean() {
        return mean;
    }

    double[] columns() {
        return columns;
    }

    /** Learns from rows; see {@link #ofCovariance} for the two corrections. */
    static Whitening of(Rows rows, double shrinkToDiagonal) {
        double[] mean = Moments.means(rows);
        return ofCovariance(mean, Moments.covariance(rows, mean), shrinkToDiagonal);
    }

    /**
     * Prepares a mean and a covariance.
     *
     * @param covariance p × p, row after row; left as it is
     * @param shrinkToDiagonal the share, 0 to 1, by which the off-diagonal entries are made smaller
     */
    static Whitening ofCovariance(double[] mean, double[] covariance, double shrinkToDiagonal) {
        int p = mean.length;
        double[] sigma = covariance.clone();
        double trace = 0;
        for (int i = 0; i < p; i++) {
            trace += sigma[i * p + i];
            for (int j = 0; j < p; j++) {
                if (i != j) {
                    sigma[i * p + j] *= 1 - shrinkToDiagonal;
                }
            }
        }
        // Where nothing moves there is no scale to measure by; 1 is what standardised rows have.
        double ridge = trace > 0 ? 1e-9 * trace / p : 1;
        while (true) {
            DMatrixRMaj matrix = DMatrixRMaj.wrap(p, p, sigma.clone());
            for (int i = 0; i < p; i++) {
                matrix.add(i, i, ridge);
            }
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(p, true);
            if (cholesky.decompose(matrix) && wellConditioned(cholesky.getT(null), trace / p)) {
                return new Whitening(mean, inverseColumns(cholesky.getT(null)));
            }
            ridge = Math.max(ridge * 10, 1e-6 * trace / p);
        }
    }

    private static boolean wellConditioned(DMatrixRMaj lower, double scale) {
        for (int i = 0; i < lower.numRows; i++) {
            if (lower.get(i, i) * lower.get(i, i) < 1e-9 * scale) {
                return false;
            }
        }
        return true;
    }

    private static double[] inverseColumns(DMatrixRMaj lower) {
        int p = lower.numRows;
        double[] columns = new double[p * p];
        for (int j = 0; j < p; j++) {
            columns[j * p + j] = 1 / lower.get(j, j);
            for (int i = j + 1; i < p; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum += lower.get(i, k) * columns[j * p + k];
                }
                columns[j * p + i] = -sum / lower.get(i, i);
            }
        }
        return columns;
    }

    /**
     * d² of one row.
     *
     * @param x at least p values
     * @param y room for p values; holds the whitened row afterwards
     */
    double distance(double[] x, double[] y) {
        int p = channels;
        java.util.Arrays.fill(y, 0, p, 0);
        for (int j = 0; j < p; j++) {
            double v = x[j] - mean[j];
            int at = j * p;
            for (int i = j; i < p; i++) {
                y[i] += columns[at + i] * v;
            }
        }
        double sum = 0;
        for (int i = 0; i < p; i++) {
            sum += y[i] * y[i];
        }
        return sum;
    }

    /** Σ⁻¹, p × p. */
    double[] precision() {
        int p = channels;
        double[] precision = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < p; k++) {
                    sum += columns[i * p + k] * columns[j * p + k];
                }
                precision[i * p + j] = sum;
                precision[j * p + i] = sum;
            }
        }
        return precision;
    }

    /** Σ⁻¹ (x − μ) = Wᵀ y, for contributions; {@code y} as {@link #distance} left it. */
    void precisionTimes(double[] y, double[] out) {
        for (int j = 0; j < channels; j++) {
            double sum = 0;
            for (int i = j; i < channels; i++) {
                sum += columns[j * channels + i] * y[i];
            }
            out[j] = sum;
        }
    }
}
