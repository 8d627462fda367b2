package org.millwright.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.millwright.machine.Block;

/** A step for tests that hands blocks on and emits, with each, how many rows it has seen. */
record Counting(String name, int stateVersion) implements Step<Counting.Count> {
    static final String KIND = "count";

    /** Rows seen. */
    static final class Count {
        private long rows;
    }

    @Override
    public Count fresh(Key key) {
        return new Count();
    }

    @Override
    public void onBlock(Key key, Block in, Count state, Out out) {
        state.rows += in.rows();
        long rows = state.rows;
        out.block(in);
        out.emit(KIND, in.time(in.rows() - 1), Bytes.of(to -> to.writeLong(rows)));
    }

    @Override
    public void write(Count state, DataOutput to) throws IOException {
        to.writeLong(state.rows);
    }

    @Override
    public Count read(Key key, int version, DataInput from) throws IOException {
        Count count = new Count();
        count.rows = from.readLong();
        return count;
    }
}
