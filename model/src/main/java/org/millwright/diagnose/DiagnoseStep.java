package org.millwright.diagnose;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.millwright.detect.Detector;
import org.millwright.detect.ScoreColumns;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.machine.Block;

/**
 * Follows the episodes in judged rows and says why they stand. Emits each episode when it opens, some times while it grows, and when it
 * has returned for good, always under the time of its detection, so that a later word takes the place of an earlier one. Hands the
 * rows on as they came.
 */
public final class DiagnoseStep implements Step<DiagnoseStep.State> {
    /** The kind of output that holds an {@link Episode}. */
    public static final String EPISODE = "episode";

    private static final int VERSION = 3;

    private final Function<Key, Detector> detectors;
    private final Function<Key, Numbering> numbering;
    private final Function<Key, Confirmation> confirmations;

    /**
     * @param detectors the detector of each machine; asked once, before the first row of the machine
     * @param numbering how the rows of each machine are counted
     */
    public DiagnoseStep(Function<Key, Detector> detectors, Function<Key, Numbering> numbering) {
        this(detectors, numbering, machine -> Confirmation.AT_ONCE);
    }

    /**
     * The same for a stream that goes on: an episode is told when it has stood for a while.
     *
     * @param confirmations how long it must stand on each machine
     */
    public DiagnoseStep(
            Function<Key, Detector> detectors,
            Function<Key, Numbering> numbering,
            Function<Key, Confirmation> confirmations) {
        this.detectors = detectors;
        this.numbering = numbering;
        this.confirmations = confirmations;
    }

    /** One detector and one way of counting for every machine of the stream. */
    public DiagnoseStep(Detector detector, Numbering numbering) {
        this(machine -> detector, machine -> numbering);
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
        Detector detector = detectors.apply(key);
        return new State(
                new Case(detector, numbering.apply(key), confirmations.apply(key)),
                detector.tags().size());
    }

    @Override
    public void onBlock(Key key, Block in, State state, Out out) {
        int tags = state.raw.length;
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
        out.block(in);
    }

    @Override
    public void onEnd(Key key, State state, Out out) {
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
    public State read(Key key, int version, DataInput from) throws IOException {
        State state = fresh(key);
        state.open.read(version, from);
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
