package org.millwright.detect;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The residual of a canonical variate analysis: what of the last two rows does not belong to the part of the past that foretells the
 * next two. ‖(I − U_k U_kᵀ) Σ_pp^(−½) q‖² with U from the singular value decomposition of Σ_pp^(−½) Σ_pf Σ_ff^(−½)
 * (Larimore 1990; for monitoring: Odiowei and Cao, IEEE Transactions on Industrial Informatics 2010). Small on control loops that keep
 * their dynamics, large when the dynamics break.
 *
 * <p>The projection and the root are multiplied out once: the residual is ‖R q‖² with R of (2p − k) × 2p, kept column by column.
 */
final class Canonical {
    /** Rows of the past, and of the future it is held against. */
    static final int LAGS = 2;

    /** How many rows before the newest one the rows of past and future lie, in the order of their blocks. */
    private static final int[] PAST = {2, 3};

    private static final int[] FUTURE = {1, 0};
    private static final double RIDGE = 1e-3;

    private final int channels;
    private final int kept;
    private final double[] mean;
    private final double[] columns;

    /**
     * @param mean p values
     * @param columns R, column after column
     */
    Canonical(double[] mean, double[] columns) {
        this.channels = mean.length;
        this.mean = mean;
        this.columns = columns;
        this.kept = columns.length / (LAGS * channels);
    }

    double[] mean() {
        return mean;
    }

    double[] columns() {
        return columns;
    }

    static Canonical of(Rows z) {
        int p = z.channels();
        int q = LAGS * p;
        double[] mean = Moments.means(z);
        Lagged sums = new Lagged(z, mean);
        DMatrixRMaj pp = covariance(sums, p, PAST, PAST);
        DMatrixRMaj ff = covariance(sums, p, FUTURE, FUTURE);
        DMatrixRMaj pf = covariance(sums, p, PAST, FUTURE);
        DMatrixRMaj rootP = inverseRoot(pp);
        DMatrixRMaj rootF = inverseRoot(ff);
        DMatrixRMaj half = new DMatrixRMaj(q, q);
        DMatrixRMaj h = new DMatrixRMaj(q, q);
        CommonOps_DDRM.mult(rootP, pf, half);
        CommonOps_DDRM.mult(half, rootF, h);
        return new Canonical(mean, residual(h, rootP, (p + 1) / 2));
    }

    /** The covariance of the block rows with those lags and the block columns with those lags. */
    private static DMatrixRMaj covariance(Lagged sums, int p, int[] rows, int[] columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows.length * p, columns.length * p);
        double scale = 1.0 / Math.max(1, sums.count() - 1);
        for (int r = 0; r < matrix.numRows; r++) {
            for (int c = 0; c < matrix.numCols; c++) {
                matrix.set(r, c, scale * sums.sum(rows[r / p], columns[c / p], r % p, c % p));
            }
        }
        return matrix;
    }

    private static DMatrixRMaj inverseRoot(DMatrixRMaj symmetric) {
        int q = symmetric.numRows;
        DMatrixRMaj ridged = symmetric.copy();
        for (int i = 0; i < q; i++) {
            ridged.add(i, i, RIDGE);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(q, true, true);
        eigen.decompose(ridged);
        DMatrixRMaj root = new DMatrixRMaj(q, q);
        for (int e = 0; e < q; e++) {
            double factor =
                    1 / Math.sqrt(Math.max(RIDGE / 2, eigen.getEigenvalue(e).getReal()));
            DMatrixRMaj v = eigen.getEigenVector(e);
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    root.add(i, j, factor * v.get(i) * v.get(j));
                }
            }
        }
        return root;
    }

    /** The rows of R are the directions of U beyond the first k, times the inverse root. */
    private static double[] residual(DMatrixRMaj h, DMatrixRMaj rootP, int k) {
        int q = h.numRows;
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(q, q, true, false, false);
        svd.decompose(h.copy());
        DMatrixRMaj u = svd.getU(null, false);
        double[] singular = svd.getSingularValues();
        Integer[] order = new Integer[q];
        for (int i = 0; i < q; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(order, (a, b) -> Double.compare(singular[b], singular[a]));
        int left = q - k;
        double[] columns = new double[left * q];
        for (int r = 0; r < left; r++) {
            int direction = order[k + r];
            for (int j = 0; j < q; j++) {
                double sum = 0;
                for (int i = 0; i < q; i++) {
                    sum += u.get(i, direction) * rootP.get(i, j);
                }
                columns[j * left + r] = sum;
            }
        }
        return columns;
    }

    /**
     * The residual of a row and the row before it.
     *
     * @param now the present row, at least p values
     * @param before the row before it
     * @param y room for {@link #room()} values
     */
    double residual(double[] now, double[] before, double[] y) {
        java.util.Arrays.fill(y, 0, kept, 0);
        add(now, 0, y);
        add(before, channels, y);
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            sum += y[i] * y[i];
        }
        return sum;
    }

    int room() {
        return kept;
    }

    private void add(double[] z, int column, double[] y) {
        for (int c = 0; c < channels; c++) {
            double v = z[c] - mean[c];
            int at = (column + c) * kept;
            for (int i = 0; i < kept; i++) {
                y[i] += columns[at + i] * v;
            }
        }
    }
}
