package org.millwright.adapters.duckdb;

import org.millwright.history.layout.Layout;

/**
 * A table in memory. Narrow rows, and events, have one of their own. The wide rows of all machines share one, each row its values as a
 * list: a table for each machine, and a column for each of its tags, costs the database half a megabyte a column once some hundred rows
 * are in it. Everything here is for whoever holds the writer's lock.
 */
final class Slab {
    private final String name;
    private final Layout.Kind kind;
    private int users;
    private boolean closed;

    Slab(int number, Layout.Kind kind) {
        this.name = "t" + number;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    Layout.Kind kind() {
        return kind;
    }

    /** True as long as others may come in. */
    boolean open() {
        return !closed;
    }

    /** Lets nobody in any more, so that it is empty one day. */
    void close() {
        closed = true;
    }

    /** Somebody has rows in it. */
    void enter() {
        users++;
    }

    /** Somebody's rows are needed no longer; true if nobody's are. */
    boolean leave() {
        users--;
        return users == 0 && closed;
    }

    /** The statement that makes it. */
    String creation() {
        return "CREATE TABLE " + name + " ("
                + switch (kind) {
                    case NARROW -> "ts TIMESTAMP, tag INTEGER, value DOUBLE, q UTINYINT";
                    case EVENTS -> "ts TIMESTAMP, asset VARCHAR, kind VARCHAR, text VARCHAR, attrs VARCHAR";
                    case WIDE -> "part INTEGER, ts TIMESTAMP, vals DOUBLE[], q UTINYINT, qs BLOB";
                }
                + ")";
    }
}
