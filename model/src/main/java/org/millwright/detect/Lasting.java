package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the level of a machine lies, over times in which rows are many and their noise is gone: for small deviations that stay. The
 * fast statistics cannot have them, for their limits must stand above the short transients of every healthy week.
 *
 * <p>Rows are taken in blocks of a two-thousandth of the healthy part. The mean standardised row of each block goes into a moving
 * average (λ = 0.3), whose log Mahalanobis distance, with its own covariance on the healthy part, is the score. Its tail comes from
 * scores out of the block, as in {@link Calibration}. A level is never known better than to a fifth of a row's deviation: a refit, a
 * new lot, a cleaning move it by that much, so so much is added to every variance.
 *
 * <p>A healthy part of two weeks holds no more than two thousand such scores, and neighbours know each other. So a tenth of the accepted
 * alarms is asked of them: an error in the tail then costs little.
 *
 * <p>Not changed after it was learnt.
 */
final class Lasting {
    private static final int BLOCKS = 2_000;
    private static final int LEAST_WIDTH = 16;
    private static final int FOLDS = 5;
    private static final double RATE = 0.3;
    private static final int GUARD = (int) Math.ceil(2 / RATE);
    private static final double SHRINK = 0.1;
    /** What a level may be off in any case, as a share of the deviation of a row. */
    private static final double UNCERTAIN = 0.2;
    /** So many deviations away, a row says no more about the level. */
    private static final double FARTHEST = 50;

    private static final double SHARE_OF_BUDGET = 0.1;
    private static final double EXCEEDANCE = 0.97;
    private static final double RETURN = 0.8;
    private static final double LEAST_LIMIT = 0.3;

    private final int width;
    private final Whitening whitening;
    private final double[] precision;
    private final Tail tail;
    private final double limit;

    /**
     * @param width rows of a block
     * @param whitening mean and covariance of the moving average
     * @param tail the healthy tail of its score
     * @param limit the surprise at which it speaks, positive
     */
    Lasting(int width, Whitening whitening, Tail tail, double limit) {
        this.width = width;
        this.whitening = whitening;
        this.precision = whitening.precision();
        this.tail = tail;
        this.limit = limit;
    }

    /**
     * Learns from standardised healthy rows.
     *
     * @return null where they are too few
     */
    static @Nullable Lasting of(Rows z, double alarmsPerRow) {
        int width = z.rows() / BLOCKS;
        if (width < LEAST_WIDTH) {
            return null;
        }
        Rows levels = levels(z, width);
        double[] scores = outOfBlock(levels);
        Tail tail = Tail.of(scores);
        double[] surprises = Arrays.stream(scores).map(tail::surprise).toArray();
        double rate = SHARE_OF_BUDGET * alarmsPerRow * width / episodesPerRowAbove(surprises);
        double limit = Math.max(LEAST_LIMIT, -Math.log10(Math.min(1, rate)));
        return new Lasting(width, whitening(levels), tail, limit);
    }

    /** The moving average after each block. */
    private static Rows levels(Rows z, int width) {
        int p = z.channels();
        int blocks = z.rows() / width;
        double[] all = new double[blocks * p];
        State state = new State(p);
        double[] row = new double[p];
        for (int i = 0; i < blocks * width; i++) {
            System.arraycopy(z.flat(), i * p, row, 0, p);
            if (state.add(row, width)) {
                System.arraycopy(state.level, 0, all, i / width * p, p);
            }
        }
        return new Rows(p, all, new boolean[blocks]);
    }

    private static Whitening whitening(Rows levels) {
        int p = levels.channels();
        double[] mean = Moments.means(levels);
        double[] covariance = Moments.covariance(levels, mean);
        for (int c = 0; c < p; c++) {
            covariance[c * p + c] += UNCERTAIN * UNCERTAIN;
        }
        return Whitening.ofCovariance(mean, covariance, SHRINK);
    }

    private static double[] outOfBlock(Rows levels) {
        int n = levels.rows();
        double[] scores = new double[n];
        double[] row = new double[levels.channels()];
        double[] room = new double[row.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int from = (int) ((long) fold * n / FOLDS);
            int until = (int) ((fold + 1L) * n / FOLDS);
            Whitening others = whitening(levels.without(Math.max(0, from - GUARD), Math.min(n, until + GUARD)));
            for (int i = from; i < until; i++) {
                System.arraycopy(levels.flat(), i * row.length, row, 0, row.length);
                scores[i] = score(others, row, room);
            }
        }
        return scores;
    }

    private static double score(Whitening whitening, double[] level, double[] room) {
        return Math.log(whitening.distance(level, room) + 1e-12);
    }

    /** Episodes per score above the 97 % quantile, by the very rule that opens warnings. */
    private static double episodesPerRowAbove(double[] surprises) {
        double[] sorted = surprises.clone();
        Arrays.sort(sorted);
        double level = sorted[(int) (EXCEEDANCE * (sorted.length - 1))];
        int above = 0;
        int episodes = 0;
        boolean open = false;
        for (double surprise : surprises) {
            above += surprise > level ? 1 : 0;
            boolean before = open;
            open = stands(surprise, level, before);
            episodes += open && !before ? 1 : 0;
        }
        return Math.clamp(episodes / (double) Math.max(1, above), 1.0 / Math.max(1, above), 1);
    }

    private static boolean stands(double surprise, double limit, boolean before) {
        return surprise >= (before ? RETURN * limit : limit);
    }

    State fresh() {
        return new State(whitening.mean().length);
    }

    /** Takes a standardised row; every {@link #width} rows the score moves. */
    void take(double[] z, State state) {
        if (state.add(z, width)) {
            state.surprise = tail.surprise(score(whitening, state.level, state.room));
            state.open = stands(state.surprise, limit, state.open);
        }
    }

    int width() {
        return width;
    }

    Whitening whitening() {
        return whitening;
    }

    Tail tail() {
        return tail;
    }

    double limit() {
        return limit;
    }

    /** What the level of one judged tag is off from what the others let expect, in its healthy deviations. */
    double residual(int channel, State state) {
        int p = state.level.length;
        double sum = 0;
        for (int j = 0; j < p; j++) {
            sum += precision[channel * p + j] * (state.level[j] - whitening.mean()[j]);
        }
        return sum / Math.sqrt(precision[channel * p + channel]);
    }

    /** The block that fills, and the moving average of those before. */
    static final class State {
        private final double[] sum;
        private final double[] level;
        private final double[] room;
        private int rows;
        private double surprise;
        private boolean open;

        private State(int channels) {
            sum = new double[channels];
            level = new double[channels];
            room = new double[channels];
        }

        /** True where a block is full. */
        private boolean add(double[] z, int width) {
            for (int c = 0; c < sum.length; c++) {
                sum[c] += Math.clamp(z[c], -FARTHEST, FARTHEST);
            }
            if (++rows < width) {
                return false;
            }
            for (int c = 0; c < sum.length; c++) {
                level[c] += RATE * (sum[c] / width - level[c]);
            }
            Arrays.fill(sum, 0);
            rows = 0;
            return true;
        }

        /** −log₁₀ of how often healthy levels are as odd. */
        double surprise() {
            return surprise;
        }

        boolean open() {
            return open;
        }

        void write(DataOutput to) throws IOException {
            Saved.write(sum, to);
            Saved.write(level, to);
            to.writeInt(rows);
            to.writeDouble(surprise);
            to.writeBoolean(open);
        }

        void read(DataInput from) throws IOException {
            Saved.read(sum, from);
            Saved.read(level, from);
            rows = from.readInt();
            surprise = from.readDouble();
            open = from.readBoolean();
        }
    }
}
