package org.millwright.history;

import java.util.List;
import org.millwright.machine.TagPath;

/**
 * What a chart draws: equal steps of time, and for each tag and step what was in it. Cell {@code t × count + b} of each array belongs to
 * tag {@code t} and bucket {@code b}. Every true minimum and maximum of the good values is there.
 *
 * @param tags the tags
 * @param fromMicros the beginning of the first bucket, a multiple of the step
 * @param stepMicros the length of a bucket
 * @param count how many buckets
 * @param cells the columns
 */
public record Buckets(List<TagPath> tags, long fromMicros, long stepMicros, int count, Cells cells) {
    /**
     * The columns of all cells; values are NaN where there was no usable one.
     *
     * @param minimum smallest usable value
     * @param maximum largest usable value
     * @param minimumFirst true if the smallest came before the largest
     * @param first the first usable value
     * @param last the last usable value
     * @param sum of the usable values
     * @param values how many usable values
     * @param worst the worst quality met; {@link org.millwright.machine.SourceQuality#ABSENT} where nothing was recorded
     */
    @SuppressWarnings("ArrayRecordComponent") // columns, handed over and never changed after
    public record Cells(
            double[] minimum,
            double[] maximum,
            boolean[] minimumFirst,
            double[] first,
            double[] last,
            double[] sum,
            long[] values,
            byte[] worst) {}
}
