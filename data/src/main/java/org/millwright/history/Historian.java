package org.millwright.history;

import java.util.List;
import org.millwright.dataset.Range;
import org.millwright.machine.AssetPath;
import org.millwright.machine.TagPath;

/** The history of a plant. Any number of threads may read while one applies. All times are UTC microseconds. */
public interface Historian extends AutoCloseable {
    /** Takes rows and events of journal sequences, in order, all or nothing: readers never see half a batch. */
    void apply(Batch batch);

    /** The newest value of each tag, from memory. */
    LastValues last();

    /** Every tag that has ever had a value, with its machine, unit and usual interval. */
    Catalogue catalogue();

    /**
     * Rows as they were measured, by time then tag.
     *
     * @param limit the most rows; where there are more the answer says so
     * @throws org.millwright.MillwrightException if a tag is unknown, or the request is larger than the historian allows
     */
    Columns raw(List<TagPath> tags, Range times, int limit);

    /**
     * What a chart draws: for each tag and bucket the smallest and the largest value and which came first. The buckets lie on
     * multiples of one step since 1970.
     *
     * @param buckets how many at most, 16 to 4,000
     */
    Buckets buckets(List<TagPath> tags, Range times, int buckets);

    /** One machine's rows with all of these tags side by side, as blocks in the order of time; absent cells are NaN. */
    Wide wide(AssetPath machine, List<String> tags, Range times);

    @Override
    void close();
}
