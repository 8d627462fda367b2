package org.millwright.recording.folder;

import java.util.List;
import org.millwright.machine.Tag;
import org.millwright.recording.Recording;

/**
 * One file of several, with what one look through it showed.
 *
 * @param recording the file as a recording of one machine
 * @param first its first time
 * @param last its last time
 * @param rows its rows
 */
record Member(Recording recording, long first, long last, long rows) {
    /** Reads the whole file once. */
    static Member of(Recording recording) {
        long[] seen = {Long.MAX_VALUE, Long.MIN_VALUE, 0};
        recording.read(
                (machine, block) -> {
                    seen[0] = Math.min(seen[0], block.time(0));
                    seen[1] = Math.max(seen[1], block.time(block.rows() - 1));
                    seen[2] += block.rows();
                    return true;
                },
                Recording.Progress.NONE);
        return new Member(recording, seen[0], seen[1], seen[2]);
    }

    Recording.Machine machine() {
        return recording.machines().getFirst();
    }

    List<Tag> tags() {
        return machine().tags();
    }

    String name() {
        return recording.name();
    }

    /** The name without its endings. */
    String stem() {
        String bare = name().endsWith(".gz") ? name().substring(0, name().length() - 3) : name();
        int dot = bare.lastIndexOf('.');
        return dot > 0 ? bare.substring(0, dot) : bare;
    }

    /** True if times of both lie between each other's. */
    boolean overlaps(Member other) {
        return first < other.last && other.first < last;
    }
}
