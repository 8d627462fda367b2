package org.millwright.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;

/** The blocks of a recording in the order of its reader; to go on from a place, it reads from the start and passes over. */
record RecordingSource(Recording recording, Recording.Progress progress, Consumer<ReadReport> whenRead)
        implements Source {
    @Override
    public String name() {
        return recording.name();
    }

    @Override
    public void read(long from, Feed feed) {
        Map<Recording.Machine, Key> keys = new HashMap<>();
        long[] next = {0};
        ReadReport report = recording.read(
                (machine, block) -> {
                    long sequence = next[0]++;
                    return sequence < from || feed.block(sequence, keys.computeIfAbsent(machine, this::key), block);
                },
                progress);
        whenRead.accept(report);
    }

    private Key key(Recording.Machine machine) {
        return new Key(machine.asset().toString());
    }
}
