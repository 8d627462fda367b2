package org.millwright.warning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Function;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.machine.Block;

/** Lays the values of each machine side by side in the order and the pace that its detector knows. */
final class AlignStep implements Step<Aligner> {
    private static final int VERSION = 1;

    private final Function<Key, Alignment> plans;

    /** @param plans how the values of each machine lie; asked once, before its first row */
    AlignStep(Function<Key, Alignment> plans) {
        this.plans = plans;
    }

    @Override
    public String name() {
        return "align";
    }

    @Override
    public int stateVersion() {
        return VERSION;
    }

    @Override
    public Aligner fresh(Key key) {
        return new Aligner(plans.apply(key));
    }

    @Override
    public void onBlock(Key key, Block in, Aligner state, Out out) {
        hand(state.take(in), out);
    }

    @Override
    public void onEnd(Key key, Aligner state, Out out) {
        hand(state.end(), out);
    }

    private static void hand(Block rows, Out out) {
        if (rows.rows() > 0) {
            out.block(rows);
        }
    }

    @Override
    public void write(Aligner state, DataOutput to) throws IOException {
        state.write(to);
    }

    @Override
    public Aligner read(Key key, int version, DataInput from) throws IOException {
        Aligner state = fresh(key);
        state.read(from);
        return state;
    }
}
