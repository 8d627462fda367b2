package org.millwright.recording.table;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.recording.TimeAxis;

/**
 * What is to be done so that the times of every machine rise.
 *
 * @param numbered true if the times cannot be used and rows are numbered
 * @param midnights true if each fall of a time of day is a midnight
 * @param lateness how far a row may be behind a row above it, in microseconds; 0 if none is
 * @param notes what a person should know, with rows
 */
record Ordering(boolean numbered, boolean midnights, long lateness, List<Message> notes) {
    private static final long HOUR = 3_600_000_000L;
    private static final long USUAL_RUN = 5;
    private static final long SHORTEST_RUN = 3;
    private static final long CLOCK_RESET = 300 * TimePlan.DAY;

    Ordering {
        notes = List.copyOf(notes);
    }

    /** Rows are numbered because there is no time. */
    static final Ordering NUMBERED = new Ordering(true, false, 0, List.of());

    /**
     * Judges the orders of all machines together.
     *
     * @param zone the zone of local times, where the person named one
     * @throws MillwrightException if an hour is repeated and no zone says how
     */
    static Ordering of(String file, TimeFound time, Collection<OrderSurvey> machines, @Nullable ZoneId zone) {
        List<Message> notes = new ArrayList<>();
        long lateness = 0;
        boolean midnights = false;
        for (OrderSurvey order : machines) {
            if (order.rows > 1 && order.most == order.least) {
                return numbered(
                        time,
                        order.firstEqual,
                        "recording.time.constant",
                        "All times in column {column} are the same from row {row} on: rows are numbered instead.");
            }
            if (order.equal > 0) {
                notes.add(Message.of(
                        "recording.time.equal",
                        "{count} rows have the same time as the row above them, the first in row {row}; all are kept.",
                        "count",
                        order.equal,
                        "row",
                        order.firstEqual));
            }
            if (order.sorted()) {
                continue;
            }
            if (time.ofDayOnly() && midnights(order)) {
                midnights = true;
            } else if (!repeatedHours(file, time, order, zone, notes)) {
                OrderSurvey.Run restart = restart(order, time.kind());
                if (restart != null) {
                    return numbered(
                            time,
                            restart.line(),
                            "recording.time.restarts",
                            "The time in column {column} starts again in row {row}: rows are numbered instead.");
                }
                lateness = Math.max(lateness, order.lateness);
            }
        }
        return new Ordering(false, midnights, lateness, notes);
    }

    private static Ordering numbered(TimeFound time, long row, String code, String text) {
        return new Ordering(true, false, 0, List.of(Message.of(code, text, "column", time.label(), "row", row)));
    }

    private static boolean midnights(OrderSurvey order) {
        List<OrderSurvey.Run> runs = order.runs();
        for (int i = 1; i < runs.size(); i++) {
            if (runs.get(i - 1).end() - runs.get(i).start() < 12 * HOUR) {
                return false;
            }
        }
        return order.allRunsKnown();
    }

    /** True if every fall is the hour that clocks repeat in autumn; then the zone tells the two hours apart. */
    private static boolean repeatedHours(
            String file, TimeFound time, OrderSurvey order, @Nullable ZoneId zone, List<Message> notes) {
        if (time.kind() != TimeAxis.Kind.LOCAL || !order.allRunsKnown()) {
            return false;
        }
        List<OrderSurvey.Run> runs = order.runs();
        for (int i = 1; i < runs.size(); i++) {
            if (!repeats(runs.get(i - 1).end(), runs.get(i).start(), order.medianStep(), zone)) {
                return false;
            }
        }
        long row = runs.get(1).line();
        if (zone == null) {
            throw MillwrightException.badRequest(
                    "recording.zone.repeated", """
                    The time in column {column} of {file} goes back one hour in row {row}, as clocks do in autumn, and names no zone.
                    Name the zone of the machine, such as --zone Europe/Berlin.""", "column", time.label(), "file", file, "row", row);
        }
        notes.add(Message.of(
                "recording.zone.resolved",
                "The hour before row {row} occurs twice, as clocks do in autumn; zone {zone} tells the two apart.",
                "row",
                row,
                "zone",
                zone));
        return true;
    }

    private static boolean repeats(long end, long start, long step, @Nullable ZoneId zone) {
        LocalDateTime again = LocalDateTime.ofEpochSecond(Math.floorDiv(start, 1_000_000L), 0, ZoneOffset.UTC);
        if (zone != null) {
            ZoneOffsetTransition transition = zone.getRules().getTransition(again);
            return transition != null && transition.isOverlap() && end - start <= 2 * HOUR;
        }
        Month month = again.getMonth();
        boolean season =
                month == Month.OCTOBER || month == Month.NOVEMBER || month == Month.APRIL || month == Month.MARCH;
        long back = end + step - start;
        return season
                && again.getDayOfWeek() == java.time.DayOfWeek.SUNDAY
                && again.getHour() < 4
                && Math.abs(back - HOUR) <= Math.min(step, HOUR / 4);
    }

    /** The run with which the time starts again; null if rows are only out of order. */
    private static OrderSurvey.@Nullable Run restart(OrderSurvey order, TimeAxis.Kind kind) {
        List<OrderSurvey.Run> runs = order.runs();
        long usual = kind == TimeAxis.Kind.ELAPSED ? SHORTEST_RUN : USUAL_RUN;
        if (!order.allRunsKnown() || order.rows < usual * runs.size()) {
            return null;
        }
        for (int i = 1; i < runs.size(); i++) {
            OrderSurvey.Run before = runs.get(i - 1);
            boolean again = before.rows() >= 3 && runs.get(i).start() <= before.start();
            if (again && (kind == TimeAxis.Kind.ELAPSED || tangled(runs))) {
                return runs.get(i);
            }
        }
        return null;
    }

    /** True if runs overlap, or if a clock was set back by more than files are mixed up. */
    private static boolean tangled(List<OrderSurvey.Run> runs) {
        List<OrderSurvey.Run> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingLong(OrderSurvey.Run::start));
        for (int i = 1; i < sorted.size(); i++) {
            long gap = sorted.get(i).start() - sorted.get(i - 1).end();
            if (gap <= 0 || gap > CLOCK_RESET) {
                return true;
            }
        }
        return false;
    }
}
