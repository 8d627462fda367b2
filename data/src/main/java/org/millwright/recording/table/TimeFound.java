package org.millwright.recording.table;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.recording.TimeAxis;

/**
 * What the columns say about the time of the rows.
 *
 * @param plans the ways to read the time; more than one only while the order of day and month is open; none without a time
 * @param kind what the times mean
 * @param label the headers that the time comes from
 * @param zone the zone that the file names
 * @param others other columns that hold times
 * @param understanding what a person should know
 */
record TimeFound(
        List<TimePlan> plans,
        TimeAxis.Kind kind,
        String label,
        @Nullable ZoneId zone,
        List<Integer> others,
        List<Message> understanding) {
    TimeFound {
        plans = List.copyOf(plans);
        others = List.copyOf(others);
        understanding = List.copyOf(understanding);
    }

    /** No column holds a time. */
    static TimeFound none(Message why) {
        return new TimeFound(List.of(), TimeAxis.Kind.ROWS, "", null, List.of(), List.of(why));
    }

    /** True if the plan reads this column. */
    boolean reads(int column) {
        return !plans.isEmpty() && plans.getFirst().columns().contains(column);
    }

    /** True if it is only a time of day, whose day must be counted at midnight. */
    boolean ofDayOnly() {
        return !plans.isEmpty()
                && switch (plans.getFirst()) {
                    case TimePlan.Clock clock -> true;
                    case TimePlan.Parts parts ->
                        parts.date() < 0 && parts.parts().getFirst() < 0;
                    case TimePlan.Stamps stamps -> false;
                    case TimePlan.Count count -> false;
                    case TimePlan.Serial serial -> false;
                };
    }
}
