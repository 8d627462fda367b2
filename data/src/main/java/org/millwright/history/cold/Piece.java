package org.millwright.history.cold;

import org.millwright.dataset.Range;

/**
 * One named file of rows.
 *
 * @param kind what its rows are
 * @param name its path below the folder of its layout and day
 * @param sha256 the hash of its content, in hex
 * @param bytes its size
 * @param rows how many rows
 * @param values how many values are in them
 * @param times from its earliest time to just after its latest
 * @param from where its rows came from: the hash of a file that was adopted, or empty
 */
public record Piece(
        Kind kind, String name, String sha256, long bytes, long rows, long values, Range times, String from) {
    /** What the rows of a file are. */
    public enum Kind {
        /** As they were measured. */
        RAW,
        /** Folded by the minute. */
        MINUTE,
        /** Folded by the minute, and in an hour file too. */
        ROLLED_MINUTE,
        /** Folded by the hour. */
        HOUR
    }
}
