package org.millwright.adapters.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.millwright.dataset.Range;
import org.millwright.history.Wide;
import org.millwright.history.cold.Filed;
import org.millwright.history.known.KnownTag;
import org.millwright.history.layout.Layout;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;

/**
 * Streams the rows of one machine in the order of time. Each layout gives its rows day by day, sorted by the database; here they are
 * put side by side where their times are equal.
 */
final class WideRows implements Wide {
    private static final int ROWS = 4_096;

    private final Database database;
    private final DuckDBConnection[] connections;
    private final Views.Lease lease;
    private final AssetPath machine;
    private final List<Tag> tags;
    private final List<RowCursor> cursors = new ArrayList<>();
    private boolean closed;

    WideRows(Database database, Views.Lease lease, AssetPath machine, Wanted wanted, Range times) {
        this.database = database;
        this.lease = lease;
        this.machine = machine;
        this.tags = wanted.tags().stream().map(KnownTag::tag).toList();
        Range known = wanted.tags().stream()
                .map(KnownTag::times)
                .reduce((one, other) ->
                        new Range(Math.min(one.from(), other.from()), Math.max(one.until(), other.until())))
                .orElse(times);
        Range held = new Range(Math.floorDiv(known.from(), Filed.DAY) * Filed.DAY, known.until()).common(times);
        connections = new DuckDBConnection[wanted.byLayout().size()];
        int next = 0;
        for (Map.Entry<Layout, List<Wanted.Cell>> one : wanted.byLayout().entrySet()) {
            connections[next] = database.borrow();
            cursors.add(new RowCursor(connections[next++], lease.view().shelf(one.getKey()), one.getValue(), held));
        }
    }

    @Override
    public AssetPath machine() {
        return machine;
    }

    @Override
    public List<Tag> tags() {
        return tags;
    }

    @Override
    public Block next() {
        if (closed) {
            throw new IllegalStateException("The rows are closed.");
        }
        long[] times = new long[ROWS];
        double[][] values = new double[tags.size()][ROWS];
        byte[][] qualities = new byte[tags.size()][ROWS];
        int rows = 0;
        try {
            while (rows < ROWS) {
                long time = earliest();
                if (time == RowCursor.END) {
                    break;
                }
                times[rows] = time;
                row(time, rows, values, qualities);
                rows++;
            }
        } catch (SQLException failure) {
            throw Database.failure("read", failure);
        }
        return Block.over(tags, rows, times, values, qualities);
    }

    private long earliest() throws SQLException {
        long earliest = RowCursor.END;
        for (RowCursor cursor : cursors) {
            earliest = Math.min(earliest, cursor.time());
        }
        return earliest;
    }

    private void row(long time, int row, double[][] values, byte[][] qualities) throws SQLException {
        for (int column = 0; column < values.length; column++) {
            values[column][row] = Double.NaN;
            qualities[column][row] = SourceQuality.ABSENT;
        }
        for (RowCursor cursor : cursors) {
            if (cursor.time() == time) {
                cursor.take(row, values, qualities);
            }
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cursors.forEach(RowCursor::close);
            for (DuckDBConnection connection : connections) {
                database.giveBack(connection);
            }
            lease.close();
        }
    }
}
