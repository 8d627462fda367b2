package org.millwright.warning.scan;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millwright.flow.Key;
import org.millwright.flow.Source;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;

/** The rows of a recording that are to be judged; those to be learnt from stay with their machine. */
final class RestOfRecording implements Source {
    private final Recording recording;
    private final Function<Recording.Machine, MachineScan> machines;
    private final Recording.Progress progress;
    private @Nullable ReadReport report;

    RestOfRecording(
            Recording recording, Function<Recording.Machine, MachineScan> machines, Recording.Progress progress) {
        this.recording = recording;
        this.machines = machines;
        this.progress = progress;
    }

    @Override
    public String name() {
        return recording.name();
    }

    @Override
    public void read(long from, Feed feed) {
        Sequence sequence = new Sequence(from, feed);
        report = recording.read(
                (machine, block) -> {
                    Key key = new Key(machine.asset().toString());
                    machines.apply(machine).take(block, part -> sequence.block(key, part));
                    return sequence.goesOn;
                },
                progress);
    }

    /** What was read and what was skipped; there after the reading. */
    ReadReport report() {
        if (report == null) {
            throw new IllegalStateException("The recording was not read.");
        }
        return report;
    }

    /** Numbers the records, and passes over those that the feed has. */
    private static final class Sequence {
        private final long from;
        private final Feed feed;
        private long next;
        private boolean goesOn = true;

        Sequence(long from, Feed feed) {
            this.from = from;
            this.feed = feed;
        }

        void block(Key key, org.millwright.machine.Block part) {
            long number = next++;
            goesOn = goesOn && (number < from || feed.block(number, key, part));
        }
    }
}
