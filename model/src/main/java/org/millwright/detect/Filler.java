package org.millwright.detect;

import java.util.Arrays;

/**
 * Fills rows that miss some values: first with the last value of the tag, for as long as it had to be waited for in the healthy part,
 * then with what the present tags let expect. Setting the missing values to their conditional mean gives the same distance d² as
 * leaving them out (Anderson, An Introduction to Multivariate Statistical Analysis, section 2.5).
 */
final class Filler {
    /** A row with fewer present tags than this share is not judged. */
    private static final double JUDGEABLE = 0.7;

    private final int[] patience;

    /**
     * @param patience for how many rows the last value of each judged tag stands in
     */
    Filler(int[] patience) {
        this.patience = patience;
    }

    int[] patience() {
        return patience;
    }

    static Filler of(Rows judged) {
        int[] patience = new int[judged.channels()];
        for (int c = 0; c < patience.length; c++) {
            patience[c] = Math.min(Column.of(judged, c).longestGap(), Math.max(1, judged.rows() / 20));
        }
        return new Filler(patience);
    }

    /** Fills healthy rows: held values, then the mean of the column. */
    Rows heal(Rows judged) {
        int p = judged.channels();
        double[] x = judged.flat().clone();
        double[] mean = new double[p];
        for (int c = 0; c < p; c++) {
            mean[c] = Column.of(judged, c).mean();
        }
        State state = new State(p);
        double[] row = new double[p];
        boolean[] begins = new boolean[judged.rows()];
        for (int i = 0; i < judged.rows(); i++) {
            begins[i] = judged.begins(i);
            if (begins[i]) {
                state.forget();
            }
            System.arraycopy(x, i * p, row, 0, p);
            hold(row, state);
            for (int c = 0; c < p; c++) {
                x[i * p + c] = Double.isNaN(row[c]) ? mean[c] : row[c];
            }
        }
        return new Rows(p, x, begins);
    }

    /** Puts the last values where they may stand in; returns the number of values that are missing still. */
    int hold(double[] row, State state) {
        int missing = 0;
        for (int c = 0; c < row.length; c++) {
            if (!Double.isNaN(row[c])) {
                state.last[c] = row[c];
                state.age[c] = 0;
                continue;
            }
            state.age[c] = Math.min(state.age[c], Integer.MAX_VALUE - 1) + 1;
            if (state.age[c] <= patience[c] && !Double.isNaN(state.last[c])) {
                row[c] = state.last[c];
            } else {
                missing++;
            }
        }
        return missing;
    }

    /** True if so few values are missing that the row can be judged. */
    static boolean judgeable(int channels, int missing) {
        return channels - missing >= JUDGEABLE * channels;
    }

    /**
     * Sets missing entries of a standardised row to their conditional mean.
     *
     * @param z the row, NaN where missing
     * @param precision Σ⁻¹, p × p
     * @param mean μ of the standardised rows
     */
    static void expect(double[] z, double[] precision, double[] mean, Room room) {
        int p = z.length;
        room.find(z, mean);
        int m = room.missing;
        for (int i = 0; i < m; i++) {
            int row = room.places[i] * p;
            double sum = 0;
            for (int j = 0; j < p; j++) {
                sum += precision[row + j] * (z[j] - mean[j]);
            }
            room.right[i] = -sum;
            for (int j = 0; j <= i; j++) {
                room.factor[i * m + j] = precision[row + room.places[j]];
            }
        }
        room.solve();
        for (int i = 0; i < m; i++) {
            z[room.places[i]] += room.right[i];
        }
    }

    /** Room for the equations of the missing values: Σ⁻¹ₘₘ δ = −Σ⁻¹ₘₒ (zₒ − μₒ). Grows with the most that were missing at once. */
    static final class Room {
        private final int[] places;
        private final double[] right;
        private double[] factor = new double[0];
        private int missing;

        Room(int channels) {
            places = new int[channels];
            right = new double[channels];
        }

        /** Notes the places that miss a value and sets them to the mean. */
        private void find(double[] z, double[] mean) {
            missing = 0;
            for (int c = 0; c < z.length; c++) {
                if (Double.isNaN(z[c])) {
                    places[missing++] = c;
                    z[c] = mean[c];
                }
            }
            if (factor.length < missing * missing) {
                factor = new double[missing * missing];
            }
        }

        /** By Cholesky, in place. */
        private void solve() {
            int m = missing;
            for (int i = 0; i < m; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = factor[i * m + j];
                    for (int k = 0; k < j; k++) {
                        sum -= factor[i * m + k] * factor[j * m + k];
                    }
                    factor[i * m + j] = i == j ? Math.sqrt(Math.max(sum, Double.MIN_NORMAL)) : sum / factor[j * m + j];
                }
            }
            for (int i = 0; i < m; i++) {
                for (int k = 0; k < i; k++) {
                    right[i] -= factor[i * m + k] * right[k];
                }
                right[i] /= factor[i * m + i];
            }
            for (int i = m - 1; i >= 0; i--) {
                for (int k = i + 1; k < m; k++) {
                    right[i] -= factor[k * m + i] * right[k];
                }
                right[i] /= factor[i * m + i];
            }
        }
    }

    /** The last values of each judged tag. */
    static final class State {
        final double[] last;
        final int[] age;

        State(int channels) {
            last = new double[channels];
            age = new int[channels];
            forget();
        }

        void forget() {
            Arrays.fill(last, Double.NaN);
            Arrays.fill(age, 0);
        }
    }
}
