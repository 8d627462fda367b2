package org.millwright.adapters.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.millwright.history.chart.Fold;
import org.millwright.history.chart.Steps;
import org.millwright.history.cold.Piece;
import org.millwright.history.layout.Layout;
import org.millwright.machine.SourceQuality;

/**
 * Makes the files of minutes and hours. A row is one tag (its number in a narrow layout, its column in a wide one) and one unit of
 * time; several rows of one tag and unit, from files of different days of writing, are folded together by whoever reads them.
 */
final class Rollups {
    private final Database database;
    private final PieceWriter writer;

    Rollups(Database database, PieceWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    /** The length of what one row stands for, in microseconds. */
    static long unit(Piece.Kind kind) {
        return switch (kind) {
            case RAW -> 1;
            case MINUTE, ROLLED_MINUTE -> Steps.MINUTE;
            case HOUR -> Steps.HOUR;
        };
    }

    /**
     * What a file of raw values was folded into.
     *
     * @param minutes the file of minutes
     * @param values how many values the raw file holds
     */
    record Made(Piece minutes, long values) {}

    /** Folds a raw file, which is sorted, by the minute. */
    Made minutes(Layout layout, long day, Path raw, String from) throws IOException {
        long[] values = new long[1];
        Piece piece = make(layout, day, Piece.Kind.MINUTE, from, (connection, rows) -> {
            if (layout.kind() == Layout.Kind.NARROW) {
                values[0] = narrow(connection, raw, rows);
            } else {
                values[0] = wide(connection, layout, raw, rows);
            }
        });
        return new Made(piece, values[0]);
    }

    private static long narrow(DuckDBConnection connection, Path raw, RollupRows rows) throws SQLException {
        long[] values = new long[1];
        OneTag fold = new OneTag(rows, Steps.MINUTE);
        String sql = "SELECT " + ValueQuery.NARROW + " FROM " + Shelf.parquet(List.of(raw));
        ValueQuery.each(connection, sql, chunk -> {
            DuckDBReadableVector time = chunk.vector(0);
            DuckDBReadableVector tag = chunk.vector(1);
            DuckDBReadableVector value = chunk.vector(2);
            DuckDBReadableVector quality = chunk.vector(3);
            for (long row = 0; row < chunk.rowCount(); row++) {
                long at = time.getLong(row);
                fold.at(tag.getInt(row), at).add(0, at, value.getDouble(row, Double.NaN), (byte) quality.getUint8(row));
            }
            values[0] += chunk.rowCount();
        });
        fold.flush();
        return values[0];
    }

    private static long wide(DuckDBConnection connection, Layout layout, Path raw, RollupRows rows)
            throws SQLException {
        int columns = layout.tags().size();
        List<Wanted.Cell> cells = IntStream.range(0, columns)
                .mapToObj(column -> new Wanted.Cell(column, column, column))
                .toList();
        AllColumns fold = new AllColumns(rows, columns);
        String sql = "SELECT " + ValueQuery.wideColumns(layout, cells) + " FROM " + Shelf.parquet(List.of(raw));
        ValueQuery.each(connection, sql, fold::take);
        fold.flush();
        return fold.values;
    }

    /** Puts several files of minutes together, and folds them by the hour too. */
    List<Piece> merge(Layout layout, long day, List<Path> minutes) throws IOException {
        Piece merged = make(
                layout,
                day,
                Piece.Kind.ROLLED_MINUTE,
                "",
                (connection, rows) -> again(connection, minutes, rows, Steps.MINUTE));
        Piece hours = make(
                layout, day, Piece.Kind.HOUR, "", (connection, rows) -> again(connection, minutes, rows, Steps.HOUR));
        return List.of(merged, hours);
    }

    /** Puts several files of minutes together. */
    Piece mergeMinutes(Layout layout, long day, List<Path> minutes) throws IOException {
        return make(
                layout,
                day,
                Piece.Kind.MINUTE,
                "",
                (connection, rows) -> again(connection, minutes, rows, Steps.MINUTE));
    }

    private static void again(DuckDBConnection connection, List<Path> minutes, RollupRows rows, long unit)
            throws SQLException {
        OneTag fold = new OneTag(rows, unit);
        Fold.Part part = new Fold.Part();
        String sql = "SELECT " + RollupRows.COLUMNS + " FROM " + Shelf.parquet(minutes) + " ORDER BY tag, us";
        ValueQuery.each(connection, sql, chunk -> {
            RollupRows.Reader reader = new RollupRows.Reader(chunk);
            for (long row = 0; row < chunk.rowCount(); row++) {
                reader.read(row, part);
                fold.at(reader.tag(row), reader.time(row)).merge(0, part);
            }
        });
        fold.flush();
    }

    /** Fills a table of folded rows. */
    private interface Filling {
        void fill(DuckDBConnection connection, RollupRows rows) throws SQLException;
    }

    private Piece make(Layout layout, long day, Piece.Kind kind, String from, Filling filling) throws IOException {
        String table = "r_" + layout.id().replace('-', '_') + "_" + kind;
        database.run("DROP TABLE IF EXISTS " + table, RollupRows.creation(table));
        try {
            database.read(connection -> {
                DuckDBConnection appending = database.borrow();
                try (RollupRows rows = new RollupRows(appending, table)) {
                    filling.fill(connection, rows);
                } finally {
                    database.giveBack(appending);
                }
                return 0;
            });
            return writer.write(layout, day, kind, "SELECT * FROM " + table, from);
        } finally {
            database.run("DROP TABLE IF EXISTS " + table);
        }
    }

    /** Folds rows that come tag by tag in the order of time. */
    private static final class OneTag {
        private final RollupRows rows;
        private final long unit;
        private final Fold fold = new Fold(1);
        private int tag;
        private long from = Long.MIN_VALUE;

        OneTag(RollupRows rows, long unit) {
            this.rows = rows;
            this.unit = unit;
        }

        Fold at(int nextTag, long time) {
            long next = Math.floorDiv(time, unit) * unit;
            if (nextTag != tag || next != from) {
                flush();
                tag = nextTag;
                from = next;
            }
            return fold;
        }

        void flush() {
            if (!fold.isEmpty(0)) {
                rows.add(from, tag, fold.part(0));
                fold.clear(0);
            }
        }
    }

    /** Folds wide rows that come in the order of time. */
    private static final class AllColumns {
        private final RollupRows rows;
        private final int columns;
        private final Fold fold;
        private long from = Long.MIN_VALUE;
        private long values;

        AllColumns(RollupRows rows, int columns) {
            this.rows = rows;
            this.columns = columns;
            this.fold = new Fold(columns);
        }

        void take(DuckDBDataChunkReader chunk) {
            ValueQuery.Qualities qualities = new ValueQuery.Qualities(chunk);
            DuckDBReadableVector time = chunk.vector(0);
            for (long row = 0; row < chunk.rowCount(); row++) {
                long at = time.getLong(row);
                long next = Math.floorDiv(at, Steps.MINUTE) * Steps.MINUTE;
                if (next != from) {
                    flush();
                    from = next;
                }
                for (int column = 0; column < columns; column++) {
                    byte quality = qualities.of(row, column);
                    if (quality != SourceQuality.ABSENT) {
                        fold.add(column, at, chunk.vector(3L + column).getDouble(row, Double.NaN), quality);
                        values++;
                    }
                }
            }
        }

        void flush() {
            for (int column = 0; column < columns; column++) {
                if (!fold.isEmpty(column)) {
                    rows.add(from, column, fold.part(column));
                    fold.clear(column);
                }
            }
        }
    }
}
