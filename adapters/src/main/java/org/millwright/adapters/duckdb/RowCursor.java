package org.millwright.adapters.duckdb;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;
import org.millwright.dataset.Range;
import org.millwright.history.cold.Filed;
import org.millwright.history.layout.Layout;
import org.millwright.machine.SourceQuality;

/** The rows of one layout in the order of time, a day after the other. */
final class RowCursor implements AutoCloseable {
    /** The time after the last row. */
    static final long END = Long.MAX_VALUE;

    private static final int FIRST_VALUE = 3;

    private final DuckDBConnection connection;
    private final Shelf shelf;
    private final List<Wanted.Cell> cells;
    private final Range times;
    private long nextDay;
    private @Nullable DuckDBPreparedStatement statement;
    private @Nullable DuckDBChunkedResult result;
    private @Nullable Chunk chunk;

    RowCursor(DuckDBConnection connection, Shelf shelf, List<Wanted.Cell> cells, Range times) {
        this.connection = connection;
        this.shelf = shelf;
        this.cells = cells;
        this.times = times;
        this.nextDay = Filed.day(times.from());
    }

    /** Some thousand rows and how far they are read. */
    private static final class Chunk {
        private final DuckDBReadableVector time;
        private final DuckDBReadableVector[] values;
        private final ValueQuery.@Nullable Qualities qualities;
        private final @Nullable DuckDBReadableVector tag;
        private final @Nullable DuckDBReadableVector quality;
        private final long rows;
        private long at;

        Chunk(DuckDBDataChunkReader from, boolean wide, int cells) {
            rows = from.rowCount();
            time = from.vector(0);
            tag = wide ? null : from.vector(1);
            quality = wide ? null : from.vector(3);
            qualities = wide ? new ValueQuery.Qualities(from) : null;
            values = new DuckDBReadableVector[wide ? cells : 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = from.vector((wide ? FIRST_VALUE : 2) + (long) i);
            }
        }
    }

    /** The time of the next row. */
    long time() throws SQLException {
        Chunk now = chunk();
        return now == null ? END : now.time.getLong(now.at);
    }

    /** Puts the next row into columns, and goes on. */
    void take(int row, double[][] values, byte[][] qualities) throws SQLException {
        Chunk now = chunk();
        if (now == null) {
            throw new IllegalStateException("There are no more rows.");
        }
        if (now.qualities == null) {
            takeNarrow(row, values, qualities);
            return;
        }
        for (int i = 0; i < cells.size(); i++) {
            Wanted.Cell cell = cells.get(i);
            byte quality = now.qualities.of(now.at, cell.column());
            if (quality != SourceQuality.ABSENT) {
                values[cell.index()][row] = now.values[i].getDouble(now.at, Double.NaN);
                qualities[cell.index()][row] = quality;
            }
        }
        now.at++;
    }

    /** All values of one time, until a tag comes a second time. */
    private void takeNarrow(int row, double[][] values, byte[][] qualities) throws SQLException {
        long time = time();
        boolean[] taken = new boolean[values.length];
        while (time() == time) {
            Chunk now = chunk();
            if (now == null || now.tag == null || now.quality == null) {
                return;
            }
            int index = index(now.tag.getInt(now.at));
            if (taken[index]) {
                return;
            }
            taken[index] = true;
            values[index][row] = now.values[0].getDouble(now.at, Double.NaN);
            qualities[index][row] = (byte) now.quality.getUint8(now.at);
            now.at++;
        }
    }

    private int index(int id) {
        for (Wanted.Cell cell : cells) {
            if (cell.id() == id) {
                return cell.index();
            }
        }
        throw new IllegalStateException("A tag (%d) came that nobody asked for.".formatted(id));
    }

    private @Nullable Chunk chunk() throws SQLException {
        while (chunk == null || chunk.at == chunk.rows) {
            if (result != null && result.nextChunk()) {
                chunk = new Chunk(result.chunk(), shelf.layout().kind() == Layout.Kind.WIDE, cells.size());
            } else if (!nextDay()) {
                chunk = null;
                return null;
            }
        }
        return chunk;
    }

    private boolean nextDay() throws SQLException {
        finish();
        while (nextDay * Filed.DAY < times.until()) {
            Range day = new Range(nextDay * Filed.DAY, (nextDay + 1) * Filed.DAY).common(times);
            nextDay++;
            String sql = sql(day);
            if (!sql.isEmpty()) {
                statement = connection.prepare("SELECT * FROM (" + sql + ") ORDER BY us");
                result = statement.query();
                return true;
            }
        }
        return false;
    }

    private String sql(Range day) {
        if (shelf.layout().kind() == Layout.Kind.WIDE) {
            return shelf.raw(ValueQuery.wideColumns(shelf.layout(), cells), day, "");
        }
        String ids = cells.stream().map(cell -> String.valueOf(cell.id())).collect(Collectors.joining(","));
        return shelf.raw(ValueQuery.NARROW, day, "tag IN (" + ids + ")");
    }

    private void finish() throws SQLException {
        chunk = null;
        if (result != null) {
            result.close();
            result = null;
        }
        if (statement != null) {
            statement.close();
            statement = null;
        }
    }

    @Override
    public void close() {
        try {
            finish();
        } catch (SQLException failure) {
            throw Database.failure("close", failure);
        }
    }
}
