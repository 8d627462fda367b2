package org.millwright.diagnose;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.millwright.detect.Detector;
import org.millwright.detect.ScoreColumns;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.flow.Timers;
import org.millwright.machine.Block;

/**
 * Follows the episodes in judged rows and says why they stand. Emits each episode when it opens, some times while it grows, and when it
 * has returned for good, always under the time of its detection, so that a later word takes the place of an earlier one. Hands the
 * rows on as they came.
 */
public final class DiagnoseStep implements Step<DiagnoseStep.State> {
    /** The kind of output that holds an {@link Episode}. */
    public static final String EPISODE = "episode";

    private static final int VERSION = 1;
    private static final String END = "end";
    private static final long END_OF_STREAM = Long.MAX_VALUE - 1;

    private final Detector detector;
    private final Numbering numbering;

    public DiagnoseStep(Detector detector, Numbering numbering) {
        this.detector = detector;
        this.numbering = numbering;
    }

    @Override
    public String name() {
        return "diagnose";
    }

    @Override
    public int stateVersion() {
        return VERSION;
    }

    @Override
    public State fresh(Key key) {
        return new State(new Case(detector, numbering), detector.tags().size());
    }

    @Override
    public void onBlock(Key key, Block in, State state, Out out) {
        int tags = detector.tags().size();
        boolean before = state.open.standing();
        for (int row = 0; row < in.rows(); row++) {
            for (int c = 0; c < tags; c++) {
                state.raw[c] = in.value(row, c);
            }
            for (int c = 0; c < ScoreColumns.count(); c++) {
                state.judged[c] = in.value(row, tags + c);
            }
            if (state.open.row(in.time(row), state.raw, state.judged)) {
                emit(state.open, out);
                state.open.told();
            }
        }
        if (state.open.standing() && !before) {
            out.timers().set(END, END_OF_STREAM);
        }
        out.block(in);
    }

    @Override
    public void onTime(Key key, long eventMicros, State state, Out out, Timers timers) {
        if (state.open.standing()) {
            emit(state.open, out);
        }
    }

    private static void emit(Case open, Out out) {
        Episode episode = open.episode();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            episode.write(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out.emit(EPISODE, episode.timing().detectedMicros(), bytes.toByteArray());
    }

    @Override
    public void write(State state, DataOutput to) throws IOException {
        state.open.write(to);
    }

    @Override
    public State read(int version, DataInput from) throws IOException {
        State state = fresh(new Key("read"));
        state.open.read(from);
        return state;
    }

    /** Where the episode of one machine stands. */
    public static final class State {
        private final Case open;
        private final double[] raw;
        private final double[] judged = new double[ScoreColumns.count()];

        private State(Case open, int tags) {
            this.open = open;
            this.raw = new double[tags];
        }
    }
}
