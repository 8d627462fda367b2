package org.millwright.recording;

import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.recording.cell.DateOrder;

/**
 * What a person may say about a recording that the recording does not say itself.
 *
 * @param ignore headers of columns to leave out: labels, counters
 * @param by the header of the column that names the machine of each row; null for one machine
 * @param zone the zone of times without one; null leaves them local
 * @param dateOrder the order of dates such as 03/04/2024 where no row decides it; null leaves it to the column
 * @param decimal the decimal sign where no cell decides it, {@code '.'} or {@code ','}; null leaves it to the cells
 */
public record ReadOptions(
        Set<String> ignore,
        @Nullable String by,
        @Nullable ZoneId zone,
        @Nullable DateOrder dateOrder,
        @Nullable Character decimal) {
    /** Nothing said. */
    public static final ReadOptions NONE = new ReadOptions(Set.of(), null, null);

    public ReadOptions {
        ignore = Set.copyOf(ignore);
        if (decimal != null && decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("The character (%s) is no decimal sign.".formatted(decimal));
        }
    }

    /** Says nothing about dates and decimal signs. */
    public ReadOptions(Set<String> ignore, @Nullable String by, @Nullable ZoneId zone) {
        this(ignore, by, zone, null, null);
    }
}
