package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What each tag is watched for on its own, beside the judgement together: standing still, staying away, moving much less than it did,
 * leaving a constant or a small set of values, and, for tags whose level wanders, leaving their own recent level (a moving average with λ = 0.01 that stands still
 * while anything is wrong), or the range in which the level went up and down through a long healthy part. Every limit lies clear of what the healthy part did, so that these speak only when something is
 * plainly so.
 */
final class Watches {
    private static final double SLOW = 0.01;
    private static final int LEAST_STILL = 20;
    private static final int LEAST_GAP = 10;
    private static final int TIMES = 3;
    private static final double CLEAR_OF_HEALTHY = 5;
    private static final double STEPS = 0.02;
    /** Equal values in a row after which a tag stands still, which is another matter than moving less. */
    private static final int STANDING = 10;

    private static final double CLEARLY_QUIETER = 2.5;
    private static final int WARM = 100;
    /** Rows of a healthy part in which a level had time to show how far it wanders, and the stretches that it is seen in. */
    private static final int LONG = 32_000;

    private static final int STRETCHES = 200;
    /** So many times the limit away, a value says no more about the level than that. */
    private static final double WILD = 10;

    private final Channel.Role[] roles;
    private final int[] stillLimit;
    private final int[] gapLimit;
    private final double[] low;
    private final double[] high;
    private final double[] quiet;
    private final double[] lowest;
    private final double[] highest;

    private Watches(int tags) {
        roles = new Channel.Role[tags];
        stillLimit = new int[tags];
        gapLimit = new int[tags];
        low = new double[tags];
        high = new double[tags];
        quiet = new double[tags];
        lowest = new double[tags];
        highest = new double[tags];
        Arrays.fill(lowest, -Double.MAX_VALUE);
        Arrays.fill(highest, Double.MAX_VALUE);
    }

    /**
     * @param rows the healthy rows of all tags, NaN where missing
     * @param surprise how rare a departure of a wandering level must be
     */
    static Watches of(List<Channel> channels, Rows rows, double surprise) {
        Watches watches = new Watches(channels.size());
        for (int c = 0; c < channels.size(); c++) {
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
            case DRIFTING -> {
                high[c] = departure(rows, c, surprise);
                if (rows.rows() >= LONG && column.turns(STRETCHES)) {
                    double margin = (column.greatest() - column.least()) / 2;
                    lowest[c] = column.least() - margin;
                    highest[c] = column.greatest() + margin;
                }
            }
            case JUDGED -> quiet[c] = quietest(rows, c) / CLEARLY_QUIETER;
            case REGIME, STATE, COUNTER, STILL, DUPLICATE, SPARSE -> high[c] = Double.MAX_VALUE;
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

    /** The least that the moving mean (λ = 0.02) of the squared step from row to row came to. */
    private static double quietest(Rows rows, int c) {
        double least = Double.MAX_VALUE;
        double mean = Double.NaN;
        double before = Double.NaN;
        int still = 0;
        int warm = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double x = rows.at(row, c);
            if (rows.begins(row)) {
                before = Double.NaN;
            }
            double square = (x - before) * (x - before);
            still = x == before ? still + 1 : 1;
            before = Double.isNaN(x) ? before : x;
            if (Double.isNaN(square) || still > STANDING) {
                continue;
            }
            mean = Double.isNaN(mean) ? square : mean + STEPS * (square - mean);
            if (++warm > WARM) {
                least = Math.min(least, mean);
            }
        }
        return least == Double.MAX_VALUE ? 0 : least;
    }

    State fresh() {
        return new State(roles.length);
    }

    /** Writes what was learnt. */
    void write(DataOutput to) throws IOException {
        to.writeInt(roles.length);
        for (Channel.Role role : roles) {
            to.writeUTF(role.name());
        }
        Saved.write(stillLimit, to);
        Saved.write(gapLimit, to);
        Saved.write(low, to);
        Saved.write(high, to);
        Saved.write(quiet, to);
        Saved.write(lowest, to);
        Saved.write(highest, to);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param version form 1 knows no range of wandering tags
     */
    static Watches read(int version, DataInput from) throws IOException {
        Watches watches = new Watches(Saved.length(from));
        for (int c = 0; c < watches.roles.length; c++) {
            watches.roles[c] = DetectorForm.role(from.readUTF());
        }
        Saved.read(watches.stillLimit, from);
        Saved.read(watches.gapLimit, from);
        Saved.read(watches.low, from);
        Saved.read(watches.high, from);
        Saved.read(watches.quiet, from);
        if (version > 1) {
            Saved.read(watches.lowest, from);
            Saved.read(watches.highest, from);
        }
        return watches;
    }

    /** After a pause: where a wandering level went meanwhile nobody saw. */
    void restart(State state) {
        Arrays.fill(state.seen, 0);
        Arrays.fill(state.recent, (byte) 0);
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
            state.gap[c] = oneMore(state.gap[c]);
            return state.gap[c] > gapLimit[c] ? State.MISSING : state.open[c];
        }
        state.gap[c] = 0;
        state.still[c] = x == state.last[c] ? oneMore(state.still[c]) : 1;
        boolean quieter = roles[c] == Channel.Role.JUDGED && quieter(c, x - state.last[c], state);
        state.last[c] = x;
        return switch (roles[c]) {
            case JUDGED, DUPLICATE ->
                state.still[c] > stillLimit[c] ? State.STILL : quieter ? State.QUIET : State.CLOSED;
            case DRIFTING -> {
                boolean away = departed(c, x, frozen, state);
                yield state.still[c] > stillLimit[c] ? State.STILL : away ? State.AWAY : State.CLOSED;
            }
            case CONSTANT, DISCRETE -> outside(c, x < low[c] || x > high[c], state) ? State.AWAY : State.CLOSED;
            case REGIME, STATE, COUNTER, STILL, SPARSE -> State.CLOSED;
        };
    }

    /** True while the tag moves much less from row to row than it ever did in the healthy part. */
    private boolean quieter(int c, double step, State state) {
        if (Double.isNaN(step) || state.still[c] > STANDING) {
            return false;
        }
        double square = step * step;
        state.level[c] = state.seen[c] == 0 ? square : state.level[c] + STEPS * (square - state.level[c]);
        state.seen[c] = Math.min(WARM, state.seen[c] + 1);
        return state.seen[c] >= WARM && state.level[c] < quiet[c];
    }

    /** Counts without running over: a tag may be away for years. */
    private static int oneMore(int count) {
        return Math.min(count, Integer.MAX_VALUE - 1) + 1;
    }

    private boolean departed(int c, double x, boolean frozen, State state) {
        if (state.seen[c] == 0) {
            state.level[c] = x;
        }
        boolean beyond = x < lowest[c] || x > highest[c];
        boolean away = beyond || (state.seen[c] >= WARM && Math.abs(x - state.level[c]) > high[c]);
        boolean open = outside(c, away, state);
        if (!frozen) {
            // One wild value must not drag the level so far that the next rows are away from it.
            double most = WILD * high[c];
            state.level[c] += SLOW * Math.max(-most, Math.min(most, x - state.level[c]));
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
        static final byte QUIET = 4;

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
