package org.millwright.recording;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the times of a recording mean.
 *
 * @param kind what microsecond 0 is
 * @param column the header of the column (or columns, joined by " + ") the time came from; empty for {@link Kind#ROWS}
 * @param zone the zone that the file or the person named; null where none was named
 * @param stepMicros the median distance of two rows, at least 1; 1,000,000 for {@link Kind#ROWS}
 */
public record TimeAxis(Kind kind, String column, @Nullable ZoneId zone, long stepMicros) {
    public TimeAxis {
        if (stepMicros < 1) {
            throw new IllegalArgumentException("The step (%d µs) is not positive.".formatted(stepMicros));
        }
    }

    /** What microsecond 0 is. */
    public enum Kind {
        /** 1970-01-01T00:00Z: the file or the person named a zone, or the times are epoch numbers. */
        INSTANT,
        /** 1970-01-01T00:00 on the wall of an unknown place: the file names no zone, and none was guessed. */
        LOCAL,
        /** The start of the recording: seconds or the like were counted. */
        ELAPSED,
        /** There is no usable time: row n (from 0) has the time n × 1,000,000 µs. */
        ROWS
    }

    /** True where a time is a date. */
    public boolean dated() {
        return kind == Kind.INSTANT || kind == Kind.LOCAL;
    }
}
