package org.millwright.adapters.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.millwright.history.known.KnownTag;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;

/** Puts rows into tables within one transaction. */
final class RowWriter implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Map<String, DuckDBAppender> appenders = new HashMap<>();
    private final List<Runnable> counts;

    /** @param counts takes what the tables have to be told once the transaction is through */
    RowWriter(DuckDBConnection connection, List<Runnable> counts) {
        this.connection = connection;
        this.counts = counts;
    }

    /** Which rows of a block are to be written. */
    interface Choice {
        /** Every row. */
        Choice ALL = time -> true;

        boolean takes(long time);
    }

    /** Writes one row a value. */
    void narrow(TailTable table, List<KnownTag> tags, Block block, Choice choice) throws SQLException {
        DuckDBAppender appender = appender(table);
        long rows = 0;
        for (int column = 0; column < tags.size(); column++) {
            rows += column(appender, tags.get(column).id(), block, column, choice);
        }
        if (rows > 0) {
            count(table, block, rows, rows);
        }
    }

    private static long column(DuckDBAppender appender, int tag, Block block, int column, Choice choice)
            throws SQLException {
        double[] values = block.values(column);
        byte[] qualities = block.qualities(column);
        long[] times = block.times();
        int end = block.rows();
        long rows = 0;
        for (int row = 0; row < end; row++) {
            byte quality = quality(values[row], qualities[row]);
            if (SourceQuality.severity(quality) == SourceQuality.ABSENT
                    || (choice != Choice.ALL && !choice.takes(times[row]))) {
                continue;
            }
            appender.beginRow().appendEpochMicros(times[row]).append(tag);
            if (SourceQuality.usable(quality)) {
                appender.append(values[row]);
            } else {
                appender.appendNull();
            }
            appender.append(quality).endRow();
            rows++;
        }
        return rows;
    }

    /** Writes one row a time. */
    void wide(TailTable table, Block block, Choice choice) throws SQLException {
        DuckDBAppender appender = appender(table);
        int columns = block.tags().size();
        byte[] qualities = new byte[columns];
        double[] cells = new double[columns];
        boolean[] empty = new boolean[columns];
        long rows = 0;
        long values = 0;
        for (int row = 0; row < block.rows(); row++) {
            if (choice != Choice.ALL && !choice.takes(block.time(row))) {
                continue;
            }
            int present = qualities(block, row, qualities);
            if (present > 0) {
                for (int column = 0; column < columns; column++) {
                    empty[column] = !SourceQuality.usable(qualities[column]);
                    cells[column] = block.value(row, column);
                }
                appender.beginRow().append(table.part()).appendEpochMicros(block.time(row));
                appender.append(cells, empty);
                append(appender, qualities);
                appender.endRow();
                rows++;
                values += present;
            }
        }
        if (rows > 0) {
            count(table, block, rows, values);
        }
    }

    /** Fills the qualities of a row and returns how many cells are there at all. */
    private static int qualities(Block block, int row, byte[] into) {
        int present = 0;
        for (int column = 0; column < into.length; column++) {
            into[column] = quality(block.value(row, column), block.qualities(column)[row]);
            if (SourceQuality.severity(into[column]) == SourceQuality.ABSENT) {
                into[column] = SourceQuality.ABSENT;
            } else {
                present++;
            }
        }
        return present;
    }

    /** The worst of all, and each of them where they differ. */
    private static void append(DuckDBAppender appender, byte[] qualities) throws SQLException {
        byte worst = qualities[0];
        boolean equal = true;
        for (byte quality : qualities) {
            worst = SourceQuality.worst(worst, quality);
            equal &= quality == qualities[0];
        }
        appender.append(worst);
        if (equal) {
            appender.appendNull();
        } else {
            appender.append(qualities);
        }
    }

    /** A usable quality without a number is a mistake of the source, and the value is bad. */
    private static byte quality(double value, byte quality) {
        return SourceQuality.usable(quality) && !Double.isFinite(value)
                ? SourceQuality.worst(quality, SourceQuality.BAD)
                : quality;
    }

    /** Writes one event; the attributes as JSON. */
    void event(TailTable table, MachineEvent event, String attributes) throws SQLException {
        appender(table)
                .beginRow()
                .appendEpochMicros(event.timeMicros())
                .append(event.asset().toString())
                .append(event.kind())
                .append(event.text())
                .append(attributes)
                .endRow();
        counts.add(() -> table.took(1, 1, event.timeMicros(), event.timeMicros()));
    }

    private void count(TailTable table, Block block, long rows, long values) {
        counts.add(() -> table.took(rows, values, block.time(0), block.time(block.rows() - 1)));
    }

    private DuckDBAppender appender(TailTable table) throws SQLException {
        DuckDBAppender appender = appenders.get(table.slab().name());
        if (appender == null) {
            appender = connection.createAppender(
                    DuckDBConnection.DEFAULT_SCHEMA, table.slab().name());
            appenders.put(table.slab().name(), appender);
        }
        return appender;
    }

    /** Hands everything over to the database; without it nothing may be committed. */
    void finish() throws SQLException {
        for (DuckDBAppender appender : appenders.values()) {
            appender.close();
        }
        appenders.clear();
    }

    @Override
    public void close() {
        for (DuckDBAppender left : appenders.values()) {
            try {
                left.close();
            } catch (SQLException failed) {
                // The transaction is rolled back for the failure that led here.
                System.getLogger(RowWriter.class.getName())
                        .log(System.Logger.Level.DEBUG, "An appender did not close.", failed);
            }
        }
    }
}
