package org.millwright.testkit.flow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.flow.Timers;
import org.millwright.machine.Block;

/**
 * Calls one step for one key as plainly as the words of the interface allow. It shares no code with any runner, so that it can
 * judge them.
 */
final class StepDriver<S> implements Out, Timers {
    private final Step<S> step;
    private final Key key;
    private final Taker taker;
    private final TreeMap<String, Long> timers = new TreeMap<>();
    private long earliest = Long.MIN_VALUE;
    private S state;

    /** Takes what the step makes. */
    interface Taker {
        void block(Block block);

        void emit(String step, String kind, long eventMicros, byte[] payload);
    }

    StepDriver(Step<S> step, Key key, Taker taker) {
        this.step = step;
        this.key = key;
        this.taker = taker;
        state = step.fresh(key);
    }

    /** A driver of a new state that has read what this one has written. */
    StepDriver<S> rewritten() {
        StepDriver<S> other = new StepDriver<>(step, key, taker);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written()))) {
            other.state = step.read(key, step.stateVersion(), in);
            if (in.available() > 0) {
                throw new AssertionError("%d bytes of the state were not read".formatted(in.available()));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        other.timers.putAll(timers);
        return other;
    }

    byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            step.write(state, new DataOutputStream(bytes));
        } catch (IOException memoryNeverFails) {
            throw new UncheckedIOException(memoryNeverFails);
        }
        return bytes.toByteArray();
    }

    /** The end of the cell of time in which no timer of this step fires; the end of time for a step without timers. */
    long cellEnd(long micros) {
        long grid = step.timerGridMicros();
        return grid == 0 ? Long.MAX_VALUE : Math.ceilDiv(micros, grid) * grid;
    }

    /** Hands the step rows of one cell. */
    void rows(Block block, long nowMicros) {
        earliest = cellEnd(nowMicros);
        step.onBlock(key, block, state, this);
    }

    long nextTimer() {
        return timers.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    void fireNext() {
        long at = nextTimer();
        String first = timers.keySet().stream()
                .filter(name -> timers.getOrDefault(name, 0L) == at)
                .findFirst()
                .orElseThrow();
        timers.remove(first);
        earliest = at + step.timerGridMicros();
        step.onTime(key, at, state, this, this);
    }

    @Override
    public void set(String name, long eventMicros) {
        if (step.timerGridMicros() == 0) {
            throw new AssertionError("The step %s sets a timer but names no grid.".formatted(step.name()));
        }
        timers.put(name, Math.max(earliest, cellEnd(eventMicros)));
    }

    @Override
    public void cancel(String name) {
        timers.remove(name);
    }

    @Override
    public void block(Block block) {
        taker.block(block);
    }

    @Override
    public void emit(String kind, long eventMicros, byte[] payload) {
        taker.emit(step.name(), kind, eventMicros, payload);
    }

    @Override
    public Timers timers() {
        return this;
    }
}
