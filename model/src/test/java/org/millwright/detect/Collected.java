package org.millwright.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.flow.Timers;
import org.millwright.machine.Block;

/** Keeps what a step makes, in order; the later one of two things of one kind and time takes the place of the earlier one. */
public class Collected implements Out, Timers {
    private static final Key KEY = new Key("pump");

    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, byte[]> emitted = new LinkedHashMap<>();
    private final Map<String, Long> timers = new TreeMap<>();

    @Override
    public void block(Block block) {
        blocks.add(block);
    }

    @Override
    public void emit(String kind, long eventMicros, byte[] payload) {
        emitted.put(kind + "@" + eventMicros, payload.clone());
    }

    @Override
    public Timers timers() {
        return this;
    }

    @Override
    public void set(String name, long eventMicros) {
        timers.put(name, eventMicros);
    }

    @Override
    public void cancel(String name) {
        timers.remove(name);
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** The last word on each thing, by kind and time. */
    public Map<String, byte[]> emitted() {
        return emitted;
    }

    public Map<String, Long> timerTimes() {
        return timers;
    }

    /** One column of all blocks, one after the other. */
    public double[] column(int column) {
        return blocks.stream()
                .flatMapToDouble(block ->
                        java.util.stream.IntStream.range(0, block.rows()).mapToDouble(row -> block.value(row, column)))
                .toArray();
    }

    /** Hands a block to a step, in pieces that end before the given rows. */
    public <S> void run(Step<S> step, S state, Block block, int... cuts) {
        int from = 0;
        for (int cut : cuts) {
            step.onBlock(KEY, block.slice(from, cut), state, this);
            from = cut;
        }
        step.onBlock(KEY, block.slice(from, block.rows()), state, this);
    }

    /** The state of a machine that was never seen. */
    public static <S> S fresh(Step<S> step) {
        return step.fresh(KEY);
    }

    /** The saved form of a state. */
    public static <S> byte[] saved(Step<S> step, S state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            step.write(state, new DataOutputStream(bytes));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** A state from its saved form, which it has to read to the last byte. */
    public static <S> S restored(Step<S> step, byte[] saved) {
        try {
            DataInputStream from = new DataInputStream(new ByteArrayInputStream(saved));
            S state = step.read(new Key("machine"), step.stateVersion(), from);
            if (from.available() > 0) {
                throw new AssertionError(from.available() + " bytes of the saved state were not read");
            }
            return state;
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
