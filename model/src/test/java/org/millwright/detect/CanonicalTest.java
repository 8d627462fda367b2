package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;

class CanonicalTest {
    private static final double RIDGE = 1e-3;

    @Test
    void theResidualIsThatOfThePlainFormula() {
        for (int p = 1; p <= 6; p++) {
            Rows rows = standardised(p, 400);
            Canonical canonical = Canonical.of(rows);
            Plain plain = new Plain(rows, (p + 1) / 2);
            double[] room = new double[canonical.room()];
            for (int row = 10; row < 60; row++) {
                double[] now = row(rows, row);
                double[] before = row(rows, row - 1);
                double expected = plain.residual(now, before);
                double actual = canonical.residual(now, before, room);
                assertEquals(expected, actual, 1e-8 * (1 + expected), p + " channels, row " + row);
            }
        }
    }

    /** (2p − k) directions are left, each of variance about 1 on the rows it was learnt from. */
    @Test
    void healthyRowsHaveAResidualOfTheDirectionsLeft() {
        int p = 6;
        Rows rows = standardised(p, 3000);
        Canonical canonical = Canonical.of(rows);
        assertEquals(2 * p - 3, canonical.room());
        double[] room = new double[canonical.room()];
        double sum = 0;
        for (int row = 1; row < rows.rows(); row++) {
            sum += canonical.residual(row(rows, row), row(rows, row - 1), room);
        }
        assertEquals(canonical.room(), sum / (rows.rows() - 1), 0.1 * canonical.room());
    }

    /** Rows of the right size in the wrong order break the dynamics, and nothing else. */
    @Test
    void brokenDynamicsAreSeen() {
        int n = 3000;
        Rows rows = Worlds.machine(Worlds.seed(), 4, n, 0.95).all();
        rows = Regimes.of(rows, new int[0], rows).standardise(rows, rows);
        Canonical canonical = Canonical.of(rows);
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        double[] room = new double[canonical.room()];
        double kept = 0;
        double broken = 0;
        for (int row = 1; row < n; row++) {
            kept += canonical.residual(row(rows, row), row(rows, row - 1), room);
            broken += canonical.residual(row(rows, row), row(rows, random.nextInt(n)), room);
        }
        double times = broken / kept;
        assertTrue(times > 5, () -> "seed " + Worlds.seed() + ": only " + times + " times the healthy residual");
    }

    /** What lies across an interruption is no pair of neighbours. */
    @Test
    void interruptionsAreNotLearntAcross() {
        Rows rows = standardised(3, 400);
        double[] joined = rows.flat().clone();
        boolean[] cut = new boolean[400];
        boolean[] whole = new boolean[400];
        cut[0] = true;
        whole[0] = true;
        for (int row = 200; row < 400; row++) {
            for (int c = 0; c < 3; c++) {
                joined[row * 3 + c] += 10;
            }
        }
        cut[200] = true;
        double[] mean = Canonical.of(new Rows(3, joined, cut)).mean();
        assertEquals(5, mean[0], 0.5, "control: the level did move");
        double[] room = new double[4];
        double[] high = {10, 10, 10};
        double across = Canonical.of(new Rows(3, joined, cut)).residual(high, new double[3], room);
        double within = Canonical.of(new Rows(3, joined, whole)).residual(high, new double[3], room);
        assertTrue(across > within, () -> "a jump is odder where none was learnt: " + across + ", " + within);
    }

    @Test
    void channelsThatAreOneStillGiveFiniteResiduals() {
        Rows one = standardised(1, 300);
        Rows twice = one.select(new int[] {0, 0, 0});
        Canonical canonical = Canonical.of(twice);
        double[] room = new double[canonical.room()];
        double residual = canonical.residual(new double[] {1, -1, 1}, new double[3], room);
        assertTrue(Double.isFinite(residual) && residual > 100, () -> "broken bond: " + residual);
    }

    private static Rows standardised(int channels, int rows) {
        Rows raw = Worlds.machine(Worlds.seed(), channels, rows, 0.8).all();
        return Regimes.of(raw, new int[0], raw).standardise(raw, raw);
    }

    private static double[] row(Rows rows, int row) {
        return rows.slice(row, row + 1).flat();
    }

    /**
     * The same by another way, without roots: with Σ_pp = L Lᵀ the canonical directions are v of L⁻¹ Σ_pf Σ_ff⁻¹ Σ_fp L⁻ᵀ, and the
     * residual is ‖L⁻¹ q‖² less the part in the first k.
     */
    private static final class Plain {
        private final DMatrixRMaj inverseOfLower;
        private final double[][] directions;
        private final double[] mean;

        Plain(Rows z, int k) {
            int p = z.channels();
            mean = Moments.means(z);
            int n = z.rows() - 3;
            DMatrixRMaj past = new DMatrixRMaj(n, 2 * p);
            DMatrixRMaj future = new DMatrixRMaj(n, 2 * p);
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < p; c++) {
                    past.set(i, c, z.at(i + 1, c) - mean[c]);
                    past.set(i, p + c, z.at(i, c) - mean[c]);
                    future.set(i, c, z.at(i + 2, c) - mean[c]);
                    future.set(i, p + c, z.at(i + 3, c) - mean[c]);
                }
            }
            DMatrixRMaj pp = covariance(past, past, RIDGE);
            DMatrixRMaj pf = covariance(past, future, 0);
            DMatrixRMaj ff = covariance(future, future, RIDGE);
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(2 * p, true);
            assertTrue(cholesky.decompose(pp.copy()));
            inverseOfLower = inverse(cholesky.getT(null));
            DMatrixRMaj half = product(inverseOfLower, pf);
            DMatrixRMaj known = product(product(half, inverse(ff)), transposed(half));
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(2 * p, true, true);
            assertTrue(eigen.decompose(known));
            directions = IntStream.range(0, 2 * p)
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                            (Integer e) -> -eigen.getEigenvalue(e).getReal()))
                    .limit(k)
                    .map(e -> eigen.getEigenVector(e).getData().clone())
                    .toArray(double[][]::new);
        }

        double residual(double[] now, double[] before) {
            int p = mean.length;
            DMatrixRMaj q = new DMatrixRMaj(2 * p, 1);
            for (int c = 0; c < p; c++) {
                q.set(c, 0, now[c] - mean[c]);
                q.set(p + c, 0, before[c] - mean[c]);
            }
            double[] w = product(inverseOfLower, q).getData();
            double rest = Arrays.stream(w).map(v -> v * v).sum();
            for (double[] direction : directions) {
                double along = IntStream.range(0, w.length)
                        .mapToDouble(i -> w[i] * direction[i])
                        .sum();
                rest -= along * along;
            }
            return rest;
        }

        private static DMatrixRMaj covariance(DMatrixRMaj a, DMatrixRMaj b, double ridge) {
            DMatrixRMaj sum = new DMatrixRMaj(a.numCols, b.numCols);
            CommonOps_DDRM.multTransA(a, b, sum);
            CommonOps_DDRM.scale(1.0 / (a.numRows - 1), sum);
            for (int i = 0; i < a.numCols; i++) {
                sum.add(i, i, ridge);
            }
            return sum;
        }

        private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
            DMatrixRMaj c = new DMatrixRMaj(a.numRows, b.numCols);
            CommonOps_DDRM.mult(a, b, c);
            return c;
        }

        private static DMatrixRMaj inverse(DMatrixRMaj a) {
            DMatrixRMaj inverse = new DMatrixRMaj(a.numRows, a.numRows);
            assertTrue(CommonOps_DDRM.invert(a, inverse));
            return inverse;
        }

        private static DMatrixRMaj transposed(DMatrixRMaj a) {
            return CommonOps_DDRM.transpose(a, null);
        }
    }
}
