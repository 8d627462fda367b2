package org.millwright.recording.table;

import java.util.List;
import org.millwright.machine.Tag;

/**
 * A tag of a table of one value a row.
 *
 * @param tag the tag
 * @param sentinels numbers that stand for a missing value of this tag
 */
record LongTag(Tag tag, List<Double> sentinels) {
    LongTag {
        sentinels = List.copyOf(sentinels);
    }
}
