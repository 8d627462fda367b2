package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The statistics on standardised rows, as learnt from healthy ones: M, the log of the Mahalanobis distance; M.1, its moving average
 * with λ = 0.1, for lasting small deviations; ME.2, the distance of the rows smoothed with λ = 0.2, with the covariance of the
 * smoothed rows, for small shifts of level; C.2, the canonical residual smoothed with λ = 0.2, for broken dynamics.
 *
 * <p>Not changed after it was learnt; what changes with each row is in {@link State}. A row costs no allocation.
 */
final class Portfolio {
    /** The names of the statistics, in the order of the scores. */
    static final String[] IDS = {"M", "M.1", "ME.2", "C.2"};

    static final double SLOW = 0.1;
    static final double FAST = 0.2;
    /** Rows after a start in which the moving averages have not settled. */
    static final int SETTLING = 20;

    /** How much of the covariance of the smoothed rows is taken from its diagonal. */
    private static final double SMOOTHED_SHRINK = 0.1;

    private final Whitening plain;
    private final Whitening smoothed;
    private final Canonical canonical;
    private final double usualM;
    private final double usualC;

    Portfolio(Whitening plain, Whitening smoothed, Canonical canonical, double usualM, double usualC) {
        this.plain = plain;
        this.smoothed = smoothed;
        this.canonical = canonical;
        this.usualM = usualM;
        this.usualC = usualC;
    }

    static Portfolio of(Rows z) {
        Whitening plain = Whitening.of(z, 0);
        Rows slow = smooth(z);
        Whitening smoothed = Whitening.of(slow, SMOOTHED_SHRINK);
        Canonical canonical = Canonical.of(z);
        Portfolio unsettled = new Portfolio(plain, smoothed, canonical, 0, 0);
        double[] usual = unsettled.usual(z);
        return new Portfolio(plain, smoothed, canonical, usual[0], usual[1]);
    }

    private static Rows smooth(Rows z) {
        int p = z.channels();
        double[] e = new double[p];
        double[] out = new double[z.rows() * p];
        boolean[] begins = new boolean[z.rows()];
        int kept = 0;
        int run = 0;
        for (int row = 0; row < z.rows(); row++) {
            if (z.begins(row)) {
                java.util.Arrays.fill(e, 0);
                run = 0;
            }
            for (int c = 0; c < p; c++) {
                e[c] += FAST * (z.at(row, c) - e[c]);
            }
            if (++run > SETTLING / 2) {
                System.arraycopy(e, 0, out, kept * p, p);
                kept++;
            }
        }
        return new Rows(p, java.util.Arrays.copyOf(out, kept * p), java.util.Arrays.copyOf(begins, kept));
    }

    private double[] usual(Rows z) {
        State state = fresh();
        double[] row = new double[z.channels()];
        double m = 0;
        double c = 0;
        int pairs = 0;
        for (int i = 0; i < z.rows(); i++) {
            System.arraycopy(z.flat(), i * z.channels(), row, 0, row.length);
            m += Math.log(plain.distance(row, state.room) + 1e-12);
            if (!z.begins(i)) {
                c += Math.log(canonical.residual(row, state.before, state.room) + 1e-12);
                pairs++;
            }
            System.arraycopy(row, 0, state.before, 0, row.length);
        }
        return new double[] {m / Math.max(1, z.rows()), c / Math.max(1, pairs)};
    }

    int channels() {
        return plain.mean().length;
    }

    State fresh() {
        State state = new State(channels(), Math.max(channels(), canonical.room()));
        restart(state);
        return state;
    }

    /** Forgets what came before, as after a gap. */
    void restart(State state) {
        java.util.Arrays.fill(state.smooth, 0);
        state.slowM = usualM;
        state.fastC = usualC;
        state.settled = 0;
    }

    /**
     * Scores one row.
     *
     * @param z the standardised row
     * @param scores room for {@link #IDS}.length values
     */
    void score(double[] z, State state, double[] scores) {
        int p = z.length;
        double m = Math.log(plain.distance(z, state.room) + 1e-12);
        state.slowM += SLOW * (m - state.slowM);
        double[] e = state.smooth;
        for (int c = 0; c < p; c++) {
            e[c] += FAST * (z[c] - e[c]);
        }
        scores[0] = m;
        scores[1] = state.slowM;
        scores[2] = Math.log(smoothed.distance(e, state.room) + 1e-12);
        if (state.settled > 0) {
            double c = Math.log(canonical.residual(z, state.before, state.room) + 1e-12);
            state.fastC += FAST * (c - state.fastC);
        }
        scores[3] = state.fastC;
        System.arraycopy(z, 0, state.before, 0, p);
        state.settled++;
    }

    Whitening plain() {
        return plain;
    }

    Whitening smoothed() {
        return smoothed;
    }

    double usualM() {
        return usualM;
    }

    double usualC() {
        return usualC;
    }

    Canonical canonical() {
        return canonical;
    }

    /** What changes with each row. */
    static final class State {
        final double[] before;
        final double[] smooth;
        final double[] room;
        double slowM;
        double fastC;
        long settled;

        State(int channels, int room) {
            before = new double[channels];
            smooth = new double[channels];
            this.room = new double[room];
        }

        void write(DataOutput to) throws IOException {
            Saved.write(before, to);
            Saved.write(smooth, to);
            to.writeDouble(slowM);
            to.writeDouble(fastC);
            to.writeLong(settled);
        }

        void read(DataInput from) throws IOException {
            Saved.read(before, from);
            Saved.read(smooth, from);
            slowM = from.readDouble();
            fastC = from.readDouble();
            settled = from.readLong();
        }
    }
}
