package org.millwright.testkit.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.machine.Block;

/** Says when a machine's first tag has been above a limit for three rows. */
record CountAbove(double limit) implements Step<CountAbove.Above> {
    private static final int ENOUGH = 3;

    static final class Above {
        private int rows;
    }

    @Override
    public String name() {
        return "count-above";
    }

    @Override
    public int stateVersion() {
        return 1;
    }

    @Override
    public Above fresh(Key key) {
        return new Above();
    }

    @Override
    public void onBlock(Key key, Block in, Above state, Out out) {
        double[] values = in.values(0);
        for (int row = 0; row < in.rows(); row++) {
            if (Double.isNaN(values[row])) {
                continue;
            }
            state.rows = values[row] > limit ? state.rows + 1 : 0;
            if (state.rows == ENOUGH) {
                byte[] value =
                        ByteBuffer.allocate(Double.BYTES).putDouble(values[row]).array();
                out.emit("above", in.time(row), value);
            }
        }
        out.block(in);
    }

    @Override
    public void write(Above state, DataOutput to) throws IOException {
        to.writeInt(state.rows);
    }

    @Override
    public Above read(Key key, int version, DataInput from) throws IOException {
        Above state = new Above();
        state.rows = from.readInt();
        return state;
    }
}
