package org.millwright.history.cold;

import java.util.HashMap;
import java.util.Map;

/** Which rows of all layouts are in named files. For one thread at a time. */
public final class Filed {
    /** A day in microseconds. */
    public static final long DAY = 86_400_000_000L;

    /** A block that reaches over more days is looked at row by row. */
    private static final int MOST_DAYS = 100;

    private final Map<String, Map<Long, Coverage>> byLayout = new HashMap<>();

    /** The day of a time, counted from 1970. */
    public static long day(long timeMicros) {
        return Math.floorDiv(timeMicros, DAY);
    }

    /** Says what is in the named files of a layout and day. */
    public void put(String layout, long day, Coverage coverage) {
        byLayout.computeIfAbsent(layout, name -> new HashMap<>()).put(day, coverage);
    }

    /** What is in the named files of a layout and day. */
    public Coverage of(String layout, long day) {
        return byLayout.getOrDefault(layout, Map.of()).getOrDefault(day, Coverage.NONE);
    }

    /** True if the row is in a named file. */
    public boolean holds(String layout, String connection, long sequence, long time) {
        return of(layout, day(time)).covers(connection, sequence, time);
    }

    /** False only if no row of a record with times from one to another, both included, is in a named file. */
    public boolean mayHold(String layout, String connection, long sequence, long from, long to) {
        Map<Long, Coverage> days = byLayout.get(layout);
        if (days == null) {
            return false;
        }
        if (day(to) - day(from) > MOST_DAYS) {
            return true;
        }
        for (long day = day(from); day <= day(to); day++) {
            Coverage coverage = days.get(day);
            if (coverage != null && coverage.covers(connection, sequence, Math.max(from, day * DAY))) {
                return true;
            }
        }
        return false;
    }
}
