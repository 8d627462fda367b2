package org.millwright.warning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.flow.Timers;
import org.millwright.machine.Block;

/**
 * A step whose state holds only for the model that it was made with. The saved state names the model; where a machine has another one
 * now, it begins afresh, and where it has none any more, nothing is done with its rows. So one machine's model can change, or go,
 * while all others go on.
 *
 * @param <S> the state of the step inside
 */
final class PinnedStep<S> implements Step<PinnedStep.State<S>> {
    private final Step<S> inside;
    private final Map<Key, String> models;

    /** @param models the name of each watched machine's model */
    PinnedStep(Step<S> inside, Map<Key, String> models) {
        this.inside = inside;
        this.models = Map.copyOf(models);
    }

    /** The state inside, and of which model it is; nothing for a machine that is not watched. */
    static final class State<S> {
        private final String model;
        private final @Nullable S inside;

        private State(String model, @Nullable S inside) {
            this.model = model;
            this.inside = inside;
        }
    }

    @Override
    public String name() {
        return inside.name();
    }

    @Override
    public int stateVersion() {
        return inside.stateVersion();
    }

    @Override
    public long timerGridMicros() {
        return inside.timerGridMicros();
    }

    @Override
    public State<S> fresh(Key key) {
        String model = models.get(key);
        return model == null ? new State<>("", null) : new State<>(model, inside.fresh(key));
    }

    @Override
    public void onBlock(Key key, Block in, State<S> state, Out out) {
        if (state.inside != null) {
            inside.onBlock(key, in, state.inside, out);
        }
    }

    @Override
    public void onTime(Key key, long eventMicros, State<S> state, Out out, Timers timers) {
        if (state.inside != null) {
            inside.onTime(key, eventMicros, state.inside, out, timers);
        }
    }

    @Override
    public void onEnd(Key key, State<S> state, Out out) {
        if (state.inside != null) {
            inside.onEnd(key, state.inside, out);
        }
    }

    @Override
    public void write(State<S> state, DataOutput to) throws IOException {
        to.writeUTF(state.model);
        S saved = state.inside;
        byte[] bytes = saved == null ? new byte[0] : Form.of(out -> inside.write(saved, out));
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    @Override
    public State<S> read(Key key, int version, DataInput from) throws IOException {
        String model = from.readUTF();
        int length = from.readInt();
        if (length < 0) {
            throw new IOException("a state of %d bytes is impossible".formatted(length));
        }
        byte[] bytes = new byte[length];
        from.readFully(bytes);
        if (!model.equals(models.get(key))) {
            return fresh(key);
        }
        try (var in = Form.in(bytes)) {
            State<S> state = new State<>(model, inside.read(key, version, in));
            if (in.available() > 0) {
                throw new IOException("%d of %d bytes were left over".formatted(in.available(), length));
            }
            return state;
        }
    }
}
