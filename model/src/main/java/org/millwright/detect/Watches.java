package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What each tag is watched for on its own, beside the judgement together: standing still, staying away, leaving a constant or a small
 * set of values, and, for tags whose level wanders, leaving their own recent level (a moving average with λ = 0.01 that stands still
 * while anything is wrong). Every limit lies clear of what the healthy part did, so that these speak only when something is
 * plainly so.
 */
final class Watches {
    private static final double SLOW = 0.01;
    private static final int LEAST_STILL = 20;
    private static final int LEAST_GAP = 10;
    private static final int TIMES = 3;
    private static final double CLEAR_OF_HEALTHY = 5;
    private static final int WARM = 100;

    private final Channel.Role[] roles;
    private final int[] stillLimit;
    private final int[] gapLimit;
    private final double[] low;
    private final double[] high;

    Watches(Channel.Role[] roles, int[] stillLimit, int[] gapLimit, double[] low, double[] high) {
        this.roles = roles;
        this.stillLimit = stillLimit;
        this.gapLimit = gapLimit;
        this.low = low;
        this.high = high;
    }

    /**
     * @param rows the healthy rows of all tags, NaN where missing
     * @param surprise how rare a departure of a wandering level must be
     */
    static Watches of(List<Channel> channels, Rows rows, double surprise) {
        int p = channels.size();
        Watches watches = new Watches(new Channel.Role[p], new int[p], new int[p], new double[p], new double[p]);
        for (int c = 0; c < p; c++) {
            watches.learn(channels.get(c).role(), Column.of(rows, c), c, surprise, rows);
        }
        return watches;
    }

    private void learn(Channel.Role role, Column column, int c, double surprise, Rows rows) {
        roles[c] = role;
        gapLimit[c] = Math.max(LEAST_GAP, TIMES * column.longestGap());
        stillLimit[c] = Math.max(LEAST_STILL, TIMES * column.longestRun());
        switch (role) {
            case CONSTANT -> {
                double margin = 1e-6 * Math.max(1, Math.abs(column.mean()));
                low[c] = column.mean() - margin;
                high[c] = column.mean() + margin;
            }
            case DISCRETE -> {
                double margin = (column.greatest() - column.least()) / 2;
                low[c] = column.least() - margin;
                high[c] = column.greatest() + margin;
            }
            case DRIFTING -> high[c] = departure(rows, c, surprise);
            case JUDGED, REGIME, STATE, STILL, DUPLICATE, SPARSE -> high[c] = Double.MAX_VALUE;
        }
    }

    /** How far a wandering tag may be from its recent level. */
    private static double departure(Rows rows, int c, double surprise) {
        double[] distance = new double[rows.rows()];
        double level = Double.NaN;
        int n = 0;
        int warm = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double x = rows.at(row, c);
            if (Double.isNaN(x)) {
                continue;
            }
            if (rows.begins(row) || Double.isNaN(level)) {
                level = x;
                warm = 0;
            }
            if (++warm > WARM) {
                distance[n++] = Math.abs(x - level);
            }
            level += SLOW * (x - level);
        }
        if (n < WARM) {
            return Double.MAX_VALUE;
        }
        double[] seen = Arrays.copyOf(distance, n);
        double most = Arrays.stream(seen).max().orElse(0);
        return Math.max(CLEAR_OF_HEALTHY * most, Tail.of(seen).scoreAt(Math.max(1, surprise)));
    }

    State fresh() {
        return new State(roles.length);
    }

    /**
     * Takes a row of all tags.
     *
     * @param frozen true while something is wrong and no level may follow
     * @return true if any watch is open
     */
    boolean watch(double[] raw, boolean frozen, State state) {
        boolean any = false;
        for (int c = 0; c < roles.length; c++) {
            if (roles[c] != Channel.Role.SPARSE) {
                state.open[c] = one(c, raw[c], frozen, state);
                any |= state.open[c] != State.CLOSED;
            }
        }
        return any;
    }

    private byte one(int c, double x, boolean frozen, State state) {
        if (Double.isNaN(x)) {
            state.gap[c]++;
            return state.gap[c] > gapLimit[c] ? State.MISSING : state.open[c];
        }
        state.gap[c] = 0;
        state.still[c] = x == state.last[c] ? state.still[c] + 1 : 1;
        state.last[c] = x;
        return switch (roles[c]) {
            case JUDGED, DUPLICATE -> state.still[c] > stillLimit[c] ? State.STILL : State.CLOSED;
            case DRIFTING -> {
                boolean away = departed(c, x, frozen, state);
                yield state.still[c] > stillLimit[c] ? State.STILL : away ? State.AWAY : State.CLOSED;
            }
            case CONSTANT, DISCRETE -> outside(c, x < low[c] || x > high[c], state) ? State.AWAY : State.CLOSED;
            case REGIME, STATE, STILL, SPARSE -> State.CLOSED;
        };
    }

    private boolean departed(int c, double x, boolean frozen, State state) {
        if (state.seen[c] == 0) {
            state.level[c] = x;
        }
        boolean away = state.seen[c] >= WARM && Math.abs(x - state.level[c]) > high[c];
        boolean open = outside(c, away, state);
        if (!frozen) {
            state.level[c] += SLOW * (x - state.level[c]);
        }
        state.seen[c] = Math.min(WARM, state.seen[c] + 1);
        return open;
    }

    /** Three of the last five rows outside. */
    private static boolean outside(int c, boolean now, State state) {
        state.recent[c] = (byte) ((state.recent[c] << 1 | (now ? 1 : 0)) & 31);
        return Integer.bitCount(state.recent[c]) >= 3;
    }

    /** What each watch has seen. */
    static final class State {
        static final byte CLOSED = 0;
        static final byte STILL = 1;
        static final byte MISSING = 2;
        static final byte AWAY = 3;

        final double[] last;
        final double[] level;
        final int[] still;
        final int[] gap;
        final int[] seen;
        final byte[] recent;
        final byte[] open;

        State(int channels) {
            last = new double[channels];
            Arrays.fill(last, Double.NaN);
            level = new double[channels];
            still = new int[channels];
            gap = new int[channels];
            seen = new int[channels];
            recent = new byte[channels];
            open = new byte[channels];
        }

        void write(DataOutput to) throws IOException {
            Saved.write(last, to);
            Saved.write(level, to);
            Saved.write(still, to);
            Saved.write(gap, to);
            Saved.write(seen, to);
            to.write(recent);
            to.write(open);
        }

        void read(DataInput from) throws IOException {
            Saved.read(last, from);
            Saved.read(level, from);
            Saved.read(still, from);
            Saved.read(gap, from);
            Saved.read(seen, from);
            from.readFully(recent);
            from.readFully(open);
        }
    }
}
