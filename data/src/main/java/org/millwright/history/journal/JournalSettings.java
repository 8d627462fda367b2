package org.millwright.history.journal;

import java.time.Duration;

/**
 * How a journal uses its disk.
 *
 * @param segmentBytes the size at which a new segment begins
 * @param commit the longest time a record waits to be forced to the disk
 * @param commitBytes so many bytes are forced at once
 * @param budgetBytes the most the segments may take together; above it new values are refused and counted
 * @param reserveBytes a file kept aside that is given up when the disk is full, so that there is room to go on for a while; 0 for none
 */
public record JournalSettings(
        long segmentBytes, Duration commit, int commitBytes, long budgetBytes, long reserveBytes) {
    /** 16 MiB segments, a commit each 50 ms or 1 MiB, at most 10 GiB, no reserve. */
    public static final JournalSettings USUAL =
            new JournalSettings(16L << 20, Duration.ofMillis(50), 1 << 20, 10L << 30, 0);

    public JournalSettings {
        if (segmentBytes < 4_096 || commit.isNegative() || commitBytes < 1 || budgetBytes < segmentBytes) {
            throw new IllegalArgumentException("A journal of segments of (%d) bytes within (%d) bytes cannot be."
                    .formatted(segmentBytes, budgetBytes));
        }
    }

    /** The same with another budget. */
    public JournalSettings budget(long bytes) {
        return new JournalSettings(segmentBytes, commit, commitBytes, bytes, reserveBytes);
    }

    /** The same with other segments. */
    public JournalSettings segments(long bytes) {
        return new JournalSettings(bytes, commit, commitBytes, budgetBytes, reserveBytes);
    }

    /** The same with a reserve. */
    public JournalSettings reserve(long bytes) {
        return new JournalSettings(segmentBytes, commit, commitBytes, budgetBytes, bytes);
    }
}
