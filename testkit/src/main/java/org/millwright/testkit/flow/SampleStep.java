package org.millwright.testkit.flow;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.flow.Timers;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/**
 * The step of the contracts: a moving mean of the first tag, reported each minute and after each hundred rows, with a word when a
 * machine falls silent. It uses all that a step can use, state, blocks, outputs, timers ahead and timers overdue, and every row of
 * the past is in what it says.
 *
 * @param name the name in the flow
 * @param timerGridMicros the grid of its timers
 */
public record SampleStep(String name, long timerGridMicros) implements Step<SampleStep.State> {
    /** The mean of each minute. */
    public static final String MEAN = "mean";
    /** Nothing came for half a minute. */
    public static final String SILENT = "silent";

    /** A hundred rows have come; it is said at the end of the grid's cell, with a row of its own. */
    public static final String HUNDRED = "hundred";

    private static final long GRID_MICROS = 10_000_000;
    private static final int HUNDRED_ROWS = 100;
    private static final long MINUTE_MICROS = 60_000_000;
    private static final long SILENCE_MICROS = 30_000_000;
    private static final double WEIGHT = 0.125;
    private static final List<Tag> MEANS = List.of(Tag.of("mean"));
    private static final long NOT_DUE = Long.MAX_VALUE;

    /** With a grid of ten seconds. */
    public SampleStep(String name) {
        this(name, GRID_MICROS);
    }

    /** What is known of one machine. */
    public static final class State {
        private double mean = Double.NaN;
        private long rows;
        private boolean hundred;
        private long lastMicros;
        private long meanDue = NOT_DUE;
        private long silentDue = NOT_DUE;
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
        Block.Builder means = new Block.Builder(MEANS, in.rows());
        for (int row = 0; row < in.rows(); row++) {
            double value = in.value(row, 0);
            if (!Double.isNaN(value)) {
                state.mean = Double.isNaN(state.mean) ? value : state.mean + WEIGHT * (value - state.mean);
            }
            state.rows++;
            state.hundred |= state.rows % HUNDRED_ROWS == 0;
            means.row(in.time(row)).set(0, state.mean);
        }
        state.lastMicros = in.time(in.rows() - 1);
        if (state.meanDue == NOT_DUE) {
            state.meanDue = (Math.floorDiv(in.time(0), MINUTE_MICROS) + 1) * MINUTE_MICROS;
            out.timers().set(MEAN, state.meanDue);
        }
        state.silentDue = state.lastMicros + SILENCE_MICROS;
        out.timers().set(SILENT, state.silentDue);
        if (state.hundred) {
            out.timers().set(HUNDRED, in.time(0) - MINUTE_MICROS);
        }
        out.block(means.build());
    }

    @Override
    public void onTime(Key key, long eventMicros, State state, Out out, Timers timers) {
        if (eventMicros >= state.meanDue) {
            out.emit(MEAN, eventMicros, bytes(state));
            state.meanDue = NOT_DUE;
        }
        if (eventMicros >= state.silentDue) {
            out.emit(SILENT, eventMicros, bytes(state));
            state.silentDue = NOT_DUE;
        }
        if (state.hundred) {
            out.emit(HUNDRED, eventMicros, bytes(state));
            state.hundred = false;
            out.block(new Block.Builder(MEANS, 1)
                    .row(eventMicros)
                    .set(0, state.mean)
                    .build());
        }
    }

    private byte[] bytes(State state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(state, new DataOutputStream(bytes));
        } catch (IOException memoryNeverFails) {
            throw new UncheckedIOException(memoryNeverFails);
        }
        return bytes.toByteArray();
    }

    @Override
    public void write(State state, DataOutput to) throws IOException {
        to.writeDouble(state.mean);
        to.writeLong(state.rows);
        to.writeBoolean(state.hundred);
        to.writeLong(state.lastMicros);
        to.writeLong(state.meanDue);
        to.writeLong(state.silentDue);
    }

    @Override
    public State read(Key key, int version, DataInput from) throws IOException {
        State state = new State();
        state.mean = from.readDouble();
        state.rows = from.readLong();
        state.hundred = from.readBoolean();
        state.lastMicros = from.readLong();
        state.meanDue = from.readLong();
        state.silentDue = from.readLong();
        return state;
    }
}
