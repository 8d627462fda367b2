package org.millwright.recording;

import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person may say about a recording that the recording does not say itself.
 *
 * @param ignore headers of columns to leave out: labels, counters
 * @param by the header of the column that names the machine of each row; null for one machine
 * @param zone the zone of times without one; null leaves them local
 */
public record ReadOptions(
        Set<String> ignore, @Nullable String by, @Nullable ZoneId zone) {
    /** Nothing said. */
    public static final ReadOptions NONE = new ReadOptions(Set.of(), null, null);

    public ReadOptions {
        ignore = Set.copyOf(ignore);
    }
}
