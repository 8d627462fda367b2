package org.millwright.warning.scan;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.millwright.detect.DetectStep;
import org.millwright.detect.Detector;
import org.millwright.detect.ScoreColumns;
import org.millwright.diagnose.DiagnoseStep;
import org.millwright.diagnose.Episode;
import org.millwright.diagnose.Numbering;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Timers;
import org.millwright.machine.Block;
import org.millwright.recording.Recording;

/** The rows of one machine on their way through the steps that judge and explain them. */
final class Judging {
    private static final Timers NO_TIMERS = new Timers() {
        @Override
        public void set(String name, long eventMicros) {}

        @Override
        public void cancel(String name) {}
    };

    private final Recording.Machine machine;
    private final ScanListener listener;
    private final int tags;
    private final Key key;
    private final DetectStep detect;
    private final DetectStep.State detecting;
    private final DiagnoseStep diagnose;
    private final DiagnoseStep.State diagnosing;
    private final TreeMap<Long, Episode> episodes = new TreeMap<>();
    private final List<Long> changes = new ArrayList<>();
    private long judged;
    private long blind;
    private long unseen;
    private long inWarning;

    Judging(Detector detector, Recording.Machine machine, Numbering numbering, ScanListener listener) {
        this.machine = machine;
        this.listener = listener;
        this.tags = machine.tags().size();
        this.key = new Key(machine.asset().toString());
        this.detect = new DetectStep(detector);
        this.detecting = detect.fresh(key);
        this.diagnose = new DiagnoseStep(detector, numbering);
        this.diagnosing = diagnose.fresh(key);
    }

    void take(Block block) {
        detect.onBlock(key, block, detecting, new Output() {
            @Override
            public void block(Block scored) {
                diagnose.onBlock(key, scored, diagnosing, sink);
            }
        });
    }

    private final Output sink = new Output() {
        @Override
        public void block(Block scored) {
            count(scored);
            listener.judged(machine, scored);
        }
    };

    void finish() {
        diagnose.onTime(key, Long.MAX_VALUE, diagnosing, sink, NO_TIMERS);
    }

    private void count(Block scored) {
        for (int row = 0; row < scored.rows(); row++) {
            switch ((int) scored.value(row, tags + ScoreColumns.SIGHT)) {
                case 0 -> judged++;
                case 1 -> blind++;
                default -> unseen++;
            }
            if (scored.value(row, tags + ScoreColumns.ALARM) > 0) {
                inWarning++;
            }
            if (scored.value(row, tags + ScoreColumns.CHANGE) > 0) {
                changes.add(scored.time(row));
            }
        }
    }

    private void keep(long detectedMicros, byte[] payload) {
        try {
            episodes.put(detectedMicros, Episode.read(new DataInputStream(new ByteArrayInputStream(payload))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    List<Episode> episodes() {
        return new ArrayList<>(episodes.values());
    }

    List<Long> changes() {
        return changes;
    }

    MachineResult.Counts counts() {
        return new MachineResult.Counts(judged, blind, unseen, inWarning);
    }

    private abstract class Output implements Out {
        @Override
        public void emit(String kind, long eventMicros, byte[] payload) {
            keep(eventMicros, payload);
        }

        @Override
        public Timers timers() {
            return NO_TIMERS;
        }
    }
}
