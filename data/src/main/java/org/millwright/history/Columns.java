package org.millwright.history;

import java.util.List;
import org.millwright.machine.TagPath;

/**
 * Rows of some tags as they were measured: parallel arrays of one length, by time, then by tag.
 *
 * @param tags the tags that {@code tag} points into
 * @param times UTC microseconds
 * @param tag the index into {@code tags} of each row
 * @param values the values; NaN where bad
 * @param qualities see {@link org.millwright.machine.SourceQuality}
 * @param complete false if there were more rows than were asked for
 */
@SuppressWarnings("ArrayRecordComponent") // columns, handed over and never changed after
public record Columns(
        List<TagPath> tags, long[] times, int[] tag, double[] values, byte[] qualities, boolean complete) {
    /** How many rows. */
    public int rows() {
        return times.length;
    }
}
