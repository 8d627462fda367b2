package org.millwright.adapters.duckdb;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.millwright.dataset.Range;
import org.millwright.history.layout.Layout;
import org.millwright.machine.SourceQuality;

/** Streams values as they were measured, in no order unless one is asked for. */
final class ValueQuery {
    static final String NARROW = "epoch_us(ts) AS us, tag, value, q";
    private static final int FIRST_VALUE = 3;

    private final DuckDBConnection connection;
    private final View view;
    private final Wanted wanted;

    ValueQuery(DuckDBConnection connection, View view, Wanted wanted) {
        this.connection = connection;
        this.view = view;
        this.wanted = wanted;
    }

    /** Takes values one by one. */
    interface Sink {
        /**
         * @param index which of the wanted tags
         * @param value NaN where it is not usable
         */
        void value(int index, long time, double value, byte quality);
    }

    /** Which values: all, or only those in memory. */
    enum From {
        EVERYWHERE,
        MEMORY
    }

    /**
     * Streams the values within a range.
     *
     * @param firstRows of each layout only so many of the earliest rows, which then come in the order of time; 0 for all of them
     */
    void stream(Range times, From from, long firstRows, Sink sink) throws SQLException {
        for (Map.Entry<Layout, List<Wanted.Cell>> one : wanted.byLayout().entrySet()) {
            Shelf shelf = view.shelf(one.getKey());
            switch (one.getKey().kind()) {
                case NARROW -> narrow(shelf, one.getValue(), times, from, firstRows, sink);
                case WIDE -> wide(shelf, one.getValue(), times, from, firstRows, sink);
                case EVENTS -> throw new IllegalStateException("Events have no values.");
            }
        }
    }

    private void narrow(Shelf shelf, List<Wanted.Cell> cells, Range times, From from, long firstRows, Sink sink)
            throws SQLException {
        String ids = cells.stream().map(cell -> String.valueOf(cell.id())).collect(Collectors.joining(","));
        String sql = select(shelf, NARROW, times, "tag IN (" + ids + ")", from);
        int[] index = indices(cells);
        each(sql, firstRows, chunk -> {
            DuckDBReadableVector time = chunk.vector(0);
            DuckDBReadableVector tag = chunk.vector(1);
            DuckDBReadableVector value = chunk.vector(2);
            DuckDBReadableVector quality = chunk.vector(3);
            long rows = chunk.rowCount();
            for (long row = 0; row < rows; row++) {
                sink.value(index[tag.getInt(row)], time.getLong(row), value.getDouble(row, Double.NaN), (byte)
                        quality.getUint8(row));
            }
        });
    }

    private static int[] indices(List<Wanted.Cell> cells) {
        int[] index = new int[cells.stream().mapToInt(Wanted.Cell::id).max().orElse(0) + 1];
        for (Wanted.Cell cell : cells) {
            index[cell.id()] = cell.index();
        }
        return index;
    }

    private void wide(Shelf shelf, List<Wanted.Cell> cells, Range times, From from, long firstRows, Sink sink)
            throws SQLException {
        each(select(shelf, wideColumns(shelf.layout(), cells), times, "", from), firstRows, chunk -> {
            long rows = chunk.rowCount();
            Qualities qualities = new Qualities(chunk);
            for (int i = 0; i < cells.size(); i++) {
                Wanted.Cell cell = cells.get(i);
                DuckDBReadableVector time = chunk.vector(0);
                DuckDBReadableVector value = chunk.vector(FIRST_VALUE + i);
                for (long row = 0; row < rows; row++) {
                    byte quality = qualities.of(row, cell.column());
                    if (quality != SourceQuality.ABSENT) {
                        sink.value(cell.index(), time.getLong(row), value.getDouble(row, Double.NaN), quality);
                    }
                }
            }
        });
    }

    /** The time, the qualities, and the columns of some tags, in SQL. */
    static String wideColumns(Layout layout, List<Wanted.Cell> cells) {
        List<String> names = layout.columns();
        return cells.stream()
                .map(cell -> Database.name(names.get(cell.column())))
                .collect(Collectors.joining(
                        ", ", "epoch_us(ts) AS us, q, CASE WHEN qs IS NULL THEN NULL ELSE hex(qs) END AS qh, ", ""));
    }

    private static String select(Shelf shelf, String columns, Range times, String where, From from) {
        return from == From.MEMORY ? shelf.memory(columns, times, where) : shelf.raw(columns, times, where);
    }

    /** Takes rows by the thousand. */
    interface Chunks {
        void take(DuckDBDataChunkReader chunk);
    }

    private void each(String sql, long firstRows, Chunks chunks) throws SQLException {
        if (!sql.isEmpty()) {
            String ordered = "SELECT * FROM (" + sql + ") ORDER BY us LIMIT " + firstRows;
            each(connection, firstRows == 0 ? sql : ordered, chunks);
        }
    }

    static void each(DuckDBConnection connection, String sql, Chunks chunks) throws SQLException {
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                chunks.take(result.chunk());
            }
        }
    }

    /** The qualities of the rows of a wide chunk, whose second column is that of the row and whose third names each cell's in hex. */
    static final class Qualities {
        private final DuckDBReadableVector row;
        private final DuckDBReadableVector cells;
        private final String[] known;

        Qualities(DuckDBDataChunkReader chunk) {
            row = chunk.vector(1);
            cells = chunk.vector(2);
            known = new String[(int) chunk.rowCount()];
        }

        byte of(long at, int column) {
            if (cells.isNull(at)) {
                return (byte) row.getUint8(at);
            }
            String hex = known[(int) at];
            if (hex == null) {
                hex = cells.getString(at);
                known[(int) at] = hex;
            }
            return (byte) HexFormat.fromHexDigits(hex, 2 * column, 2 * column + 2);
        }
    }
}
