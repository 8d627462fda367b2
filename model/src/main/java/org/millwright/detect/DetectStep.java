package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Step;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/** Judges the rows of a machine as they come and hands them on with the {@link ScoreColumns} behind the tags. */
public final class DetectStep implements Step<DetectStep.State> {
    private static final int VERSION = 2;
    private static final List<Tag> COLUMNS = ScoreColumns.tags();

    private final Function<Key, Detector> detectors;

    /**
     * @param detectors the detector of each machine; asked once, before the first row of the machine
     */
    public DetectStep(Function<Key, Detector> detectors) {
        this.detectors = detectors;
    }

    /** One detector for every machine of the stream. */
    public DetectStep(Detector detector) {
        this(machine -> detector);
    }

    @Override
    public String name() {
        return "detect";
    }

    @Override
    public int stateVersion() {
        return VERSION;
    }

    @Override
    public State fresh(Key key) {
        return new State(detectors.apply(key));
    }

    @Override
    public void onBlock(Key key, Block in, State state, Out out) {
        int tags = state.raw.length;
        double[][] columns = new double[COLUMNS.size()][in.rows()];
        for (int row = 0; row < in.rows(); row++) {
            for (int c = 0; c < tags; c++) {
                state.raw[c] = in.value(row, c);
            }
            state.scan.row(in.time(row), state.raw);
            tell(state.scan, columns, row);
        }
        out.block(in.with(COLUMNS, columns));
    }

    private static void tell(Scan scan, double[][] columns, int row) {
        columns[ScoreColumns.SCORE][row] = scan.score();
        columns[ScoreColumns.ALARM][row] = scan.alarm() ? 1 : 0;
        columns[ScoreColumns.CHANGE][row] = scan.changed() ? 1 : 0;
        columns[ScoreColumns.WATCHED][row] = -1;
        columns[ScoreColumns.SIGHT][row] = scan.sightCode();
        byte[] open = scan.watches().open;
        for (int c = 0; c < open.length; c++) {
            if (open[c] != Watches.State.CLOSED) {
                columns[ScoreColumns.WATCHED][row] = c;
                columns[ScoreColumns.WATCH_KIND][row] = open[c];
                break;
            }
        }
        boolean votes = scan.alarm() && scan.sightCode() == 0;
        for (int s = 0; s < Portfolio.IDS.length; s++) {
            columns[ScoreColumns.VOTES + s][row] = votes ? scan.vote(s) : 0;
        }
    }

    @Override
    public void write(State state, DataOutput to) throws IOException {
        state.scan.write(to);
    }

    @Override
    public State read(Key key, int version, DataInput from) throws IOException {
        State state = fresh(key);
        state.scan.read(version, from);
        return state;
    }

    /** Where the scan of one machine stands. */
    public static final class State {
        private final Scan scan;
        private final double[] raw;

        private State(Detector detector) {
            scan = new Scan(detector);
            raw = new double[detector.tags().size()];
        }
    }
}
