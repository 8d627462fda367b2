package org.millwright.detect;

import java.util.Arrays;

/**
 * Fills rows that miss some values: first with the last value of the tag, for as long as it had to be waited for in the healthy part,
 * then with what the present tags let expect. Setting the missing values to their conditional mean gives the same distance d² as
 * leaving them out (Anderson, An Introduction to Multivariate Statistical Analysis, section 2.5).
 */
final class Filler {
    private static final int SWEEPS = 12;

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
            } else if (++state.age[c] <= patience[c] && !Double.isNaN(state.last[c])) {
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
    static void expect(double[] z, double[] precision, double[] mean, boolean[] room) {
        int p = z.length;
        for (int c = 0; c < p; c++) {
            room[c] = Double.isNaN(z[c]);
            if (room[c]) {
                z[c] = mean[c];
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int c = 0; c < p; c++) {
                if (!room[c]) {
                    continue;
                }
                double sum = 0;
                for (int j = 0; j < p; j++) {
                    sum += precision[c * p + j] * (z[j] - mean[j]);
                }
                z[c] -= sum / precision[c * p + c];
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
