package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Opens when three of the last five scores reach the limit, the present one among them, and returns when a score falls below 0.8 of
 * it: one odd row opens nothing, and a score that wavers around the limit is one episode, not many.
 */
final class Decision {
    private static final int OF = 5;
    private static final int NEEDED = 3;
    private static final double RETURN = 0.8;

    private final double limit;

    Decision(double limit) {
        this.limit = limit;
    }

    double limit() {
        return limit;
    }

    State fresh() {
        return new State();
    }

    /** Takes the next score; true while open. */
    boolean open(double score, State state) {
        state.recent = (state.recent << 1 | (score >= limit ? 1 : 0)) & ((1 << OF) - 1);
        if (state.open) {
            state.open = score >= RETURN * limit;
        } else {
            state.open = score >= limit && Integer.bitCount(state.recent) >= NEEDED;
        }
        return state.open;
    }

    /** How many episodes these scores make. */
    int episodes(double[] scores) {
        State state = fresh();
        int episodes = 0;
        boolean before = false;
        for (double score : scores) {
            boolean now = open(score, state);
            if (now && !before) {
                episodes++;
            }
            before = now;
        }
        return episodes;
    }

    /** The last five rows and whether it is open. */
    static final class State {
        int recent;
        boolean open;

        void forgetRecent() {
            recent = 0;
        }

        void write(DataOutput to) throws IOException {
            to.writeInt(recent);
            to.writeBoolean(open);
        }

        void read(DataInput from) throws IOException {
            recent = from.readInt();
            open = from.readBoolean();
        }
    }
}
