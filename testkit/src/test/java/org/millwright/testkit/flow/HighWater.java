package org.millwright.testkit.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.machine.Block;

/** Passes every row on, and tells each new height of the first tag: the highest value that the machine ever had. */
final class HighWater implements Step<HighWater.State> {
    static final class State {
        double highest = Double.NEGATIVE_INFINITY;
        long toldAt = Long.MIN_VALUE;
    }

    @Override
    public String name() {
        return "high-water";
    }

    @Override
    public int stateVersion() {
        return 1;
    }

    @Override
    public State fresh(Key key) {
        return new State();
    }

    @Override
    public void onBlock(Key key, Block in, State state, Out out) {
        long[] times = in.times();
        double[] values = in.values(0);
        for (int row = 0; row < in.rows(); row++) {
            // False for NaN, which stands where there is no good value; several rows may have one time.
            if (values[row] > state.highest && times[row] > state.toldAt) {
                state.highest = values[row];
                state.toldAt = times[row];
                out.emit("height", times[row], payload(state.highest));
            }
        }
        out.block(in);
    }

    @Override
    public void write(State state, DataOutput to) throws IOException {
        to.writeDouble(state.highest);
        to.writeLong(state.toldAt);
    }

    @Override
    public State read(Key key, int version, DataInput from) throws IOException {
        State state = new State();
        state.highest = from.readDouble();
        state.toldAt = from.readLong();
        return state;
    }

    private static byte[] payload(double height) {
        return ByteBuffer.allocate(Double.BYTES).putDouble(height).array();
    }
}
