package org.millwright.program.bench.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.machine.Block;

/** The step of the measurement: a moving average of each tag, told once in a thousand rows. */
record Ewma(int tags) implements Step<Ewma.State> {
    private static final double WEIGHT = 0.1;
    private static final int TOLD_EVERY = 1_000;

    /** The averages of one key. */
    static final class State {
        final double[] mean;
        long rows;

        State(int tags) {
            mean = new double[tags];
        }

        /** Takes rows; the arithmetic that a bare loop does too. */
        boolean take(Block in) {
            for (int tag = 0; tag < mean.length; tag++) {
                double[] values = in.values(tag);
                double now = mean[tag];
                for (int row = 0; row < in.rows(); row++) {
                    now += WEIGHT * (values[row] - now);
                }
                mean[tag] = now;
            }
            long before = rows;
            rows += in.rows();
            return before / TOLD_EVERY != rows / TOLD_EVERY;
        }
    }

    @Override
    public String name() {
        return "ewma";
    }

    @Override
    public int stateVersion() {
        return 1;
    }

    @Override
    public State fresh(Key key) {
        return new State(tags);
    }

    @Override
    public void onBlock(Key key, Block in, State state, Out out) {
        if (state.take(in)) {
            out.emit("mean", in.time(in.rows() - 1), new byte[] {1});
        }
    }

    @Override
    public void write(State state, DataOutput to) throws IOException {
        to.writeLong(state.rows);
        for (double mean : state.mean) {
            to.writeDouble(mean);
        }
    }

    @Override
    public State read(Key key, int version, DataInput from) throws IOException {
        State state = fresh(key);
        state.rows = from.readLong();
        for (int tag = 0; tag < state.mean.length; tag++) {
            state.mean[tag] = from.readDouble();
        }
        return state;
    }
}
