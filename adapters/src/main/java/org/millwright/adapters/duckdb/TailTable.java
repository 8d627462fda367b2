package org.millwright.adapters.duckdb;

import java.util.stream.Collectors;
import org.millwright.history.layout.Layout;
import org.millwright.history.tail.Waiting;

/** One table of rows in memory. Its counts belong to whoever holds the writer's lock; it is complete once nobody writes to it. */
final class TailTable {
    private final String name;
    private final Layout layout;
    private final Waiting waiting = new Waiting();
    private long rows;
    private long values;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    TailTable(int number, Layout layout) {
        this.name = "t" + number;
        this.layout = layout;
    }

    String name() {
        return name;
    }

    Layout layout() {
        return layout;
    }

    Waiting waiting() {
        return waiting;
    }

    long rows() {
        return rows;
    }

    long values() {
        return values;
    }

    long earliest() {
        return earliest;
    }

    long latest() {
        return latest;
    }

    void took(long moreRows, long moreValues, long from, long to) {
        rows += moreRows;
        values += moreValues;
        earliest = Math.min(earliest, from);
        latest = Math.max(latest, to);
    }

    /** The statement that makes it. */
    String creation() {
        return "CREATE TABLE " + name + " (" + columns(layout) + ")";
    }

    private static String columns(Layout layout) {
        return switch (layout.kind()) {
            case NARROW -> "ts TIMESTAMP, tag INTEGER, value DOUBLE, q UTINYINT";
            case EVENTS -> "ts TIMESTAMP, asset VARCHAR, kind VARCHAR, text VARCHAR, attrs VARCHAR";
            case WIDE ->
                layout.columns().stream()
                        .map(column -> Database.name(column) + " DOUBLE")
                        .collect(Collectors.joining(", ", "ts TIMESTAMP, ", ", q UTINYINT, qs BLOB"));
        };
    }
}
