package org.millwright.adapters.duckdb;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.millwright.history.layout.Layout;
import org.millwright.history.tail.Waiting;

/** The rows of one layout in memory. Its counts belong to whoever holds the writer's lock; it is complete once nobody writes to it. */
final class TailTable {
    private final int part;
    private final Layout layout;
    private final Slab slab;
    private final Waiting waiting = new Waiting();
    private long rows;
    private long values;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /** @param part tells its rows from others' in the same slab */
    TailTable(int part, Layout layout, Slab slab) {
        this.part = part;
        this.layout = layout;
        this.slab = slab;
        slab.enter();
    }

    int part() {
        return part;
    }

    Slab slab() {
        return slab;
    }

    /** What stands behind FROM, with the columns that files of the layout have. */
    String from() {
        if (layout.kind() != Layout.Kind.WIDE) {
            return slab.name();
        }
        List<String> columns = layout.columns();
        return IntStream.range(0, columns.size())
                .mapToObj(column -> "vals[" + (column + 1) + "] AS " + Database.name(columns.get(column)))
                .collect(Collectors.joining(
                        ", ", "(SELECT ts, ", ", q, qs FROM " + slab.name() + " WHERE part = " + part + ")"));
    }

    /** The statement that copies rows of another table of the layout from a time on. */
    String copy(TailTable other, long fromMicros) {
        boolean wide = layout.kind() == Layout.Kind.WIDE;
        return "INSERT INTO " + slab.name() + " SELECT " + (wide ? part + ", ts, vals, q, qs" : "*") + " FROM "
                + other.slab.name() + " WHERE epoch_us(ts) >= " + fromMicros
                + (wide ? " AND part = " + other.part : "");
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
}
