package org.millwright.adapters.duckdb;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.millwright.history.chart.Fold;

/** The rows of files of minutes and hours: times within a row are distances from its beginning. */
final class RollupRows implements AutoCloseable {
    /** What a {@link Reader} expects, in SQL. */
    static final String COLUMNS =
            "epoch_us(ts) AS us, tag, minimum, minimum_at, maximum, maximum_at, first, first_at, last, last_at, total, n, q";

    private final DuckDBAppender appender;

    RollupRows(DuckDBConnection connection, String table) throws SQLException {
        appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    static String creation(String table) {
        return "CREATE TABLE " + table
                + " (ts TIMESTAMP, tag INTEGER, minimum DOUBLE, minimum_at BIGINT, maximum DOUBLE,"
                + " maximum_at BIGINT, first DOUBLE, first_at BIGINT, last DOUBLE, last_at BIGINT, total DOUBLE, n BIGINT,"
                + " q UTINYINT)";
    }

    void add(long from, int tag, Fold.Part part) {
        try {
            appender.beginRow().appendEpochMicros(from).append(tag);
            value(part, part.minimum, part.minimumAt - from);
            value(part, part.maximum, part.maximumAt - from);
            value(part, part.first, part.firstAt - from);
            value(part, part.last, part.lastAt - from);
            if (part.values == 0) {
                appender.appendNull();
            } else {
                appender.append(part.sum);
            }
            appender.append(part.values).append(part.worst).endRow();
        } catch (SQLException failure) {
            throw Database.failure("fold values", failure);
        }
    }

    private void value(Fold.Part part, double value, long distance) throws SQLException {
        if (part.values == 0) {
            appender.appendNull().appendNull();
        } else {
            appender.append(value).append(distance);
        }
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }

    /** Reads the rows of one chunk. */
    static final class Reader {
        private static final int COUNT = 13;
        private final DuckDBReadableVector[] columns = new DuckDBReadableVector[COUNT];

        Reader(DuckDBDataChunkReader chunk) {
            for (int column = 0; column < COUNT; column++) {
                columns[column] = chunk.vector(column);
            }
        }

        long time(long row) {
            return columns[0].getLong(row);
        }

        int tag(long row) {
            return columns[1].getInt(row);
        }

        void read(long row, Fold.Part into) {
            long from = time(row);
            into.values = columns[11].getLong(row);
            into.worst = (byte) columns[12].getUint8(row);
            if (into.values > 0) {
                into.minimum = columns[2].getDouble(row);
                into.minimumAt = from + columns[3].getLong(row);
                into.maximum = columns[4].getDouble(row);
                into.maximumAt = from + columns[5].getLong(row);
                into.first = columns[6].getDouble(row);
                into.firstAt = from + columns[7].getLong(row);
                into.last = columns[8].getDouble(row);
                into.lastAt = from + columns[9].getLong(row);
                into.sum = columns[10].getDouble(row);
            }
        }
    }
}
