package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Where the level moves: the difference of a fast (λ = 0.2) and a slow (λ = 0.05) moving average of the standardised rows, as a
 * Mahalanobis distance with the covariance that this difference has on healthy rows. It rises at the beginning and at the end of an
 * episode and falls back by itself, so that it marks changes, not states.
 */
final class TwoRate {
    private static final double FAST = 0.2;
    private static final double SLOW = 0.05;
    private static final double SHRINK = 0.1;

    private final Whitening whitening;

    TwoRate(Whitening whitening) {
        this.whitening = whitening;
    }

    Whitening whitening() {
        return whitening;
    }

    static TwoRate of(Rows z) {
        int p = z.channels();
        State state = new State(p);
        double[] kept = new double[z.rows() * p];
        double[] row = new double[p];
        int n = 0;
        int run = 0;
        for (int i = 0; i < z.rows(); i++) {
            if (z.begins(i)) {
                state.forget();
                run = 0;
            }
            System.arraycopy(z.flat(), i * p, row, 0, p);
            state.move(row);
            if (++run > Portfolio.SETTLING) {
                System.arraycopy(state.difference, 0, kept, n++ * p, p);
            }
        }
        return new TwoRate(Whitening.of(new Rows(p, Arrays.copyOf(kept, n * p), new boolean[n]), SHRINK));
    }

    State fresh() {
        return new State(whitening.mean().length);
    }

    /** The log of the distance after this row. */
    double score(double[] z, State state) {
        state.move(z);
        return Math.log(whitening.distance(state.difference, state.room) + 1e-12);
    }

    /** The two averages. */
    static final class State {
        final double[] fast;
        final double[] slow;
        final double[] difference;
        final double[] room;

        State(int channels) {
            fast = new double[channels];
            slow = new double[channels];
            difference = new double[channels];
            room = new double[channels];
        }

        void forget() {
            Arrays.fill(fast, 0);
            Arrays.fill(slow, 0);
        }

        private void move(double[] z) {
            for (int c = 0; c < z.length; c++) {
                fast[c] += FAST * (z[c] - fast[c]);
                difference[c] = fast[c] - slow[c];
                slow[c] += SLOW * (z[c] - slow[c]);
            }
        }

        void write(DataOutput to) throws IOException {
            Saved.write(fast, to);
            Saved.write(slow, to);
        }

        void read(DataInput from) throws IOException {
            Saved.read(fast, from);
            Saved.read(slow, from);
        }
    }
}
