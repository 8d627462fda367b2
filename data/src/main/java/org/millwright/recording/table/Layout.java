package org.millwright.recording.table;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a table become blocks.
 *
 * @param head where the data begin
 * @param header the names
 * @param plan how the time is read; null if rows are numbered
 * @param ordering what is to be done about the order of the times
 * @param zone the zone of local times; null if they stay local or are none
 * @param by the column that names the machine, or −1
 * @param columns the columns that become tags, and all others
 */
record Layout(
        Head head,
        Header header,
        @Nullable TimePlan plan,
        Ordering ordering,
        @Nullable ZoneId zone,
        int by,
        TagColumns columns) {}
