package org.millwright.program.bench.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;

/** The other side of the comparison: the same rows through a bare appender into a database in memory, and one sorted copy of them. */
final class BarePart {
    private BarePart() {}

    static void run(long seed, long values, int threads, Path folder, Map<String, Object> figures) {
        Path file = folder.resolve("bare.parquet");
        try (DuckDBConnection database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("CREATE TABLE n(ts TIMESTAMP, tag INTEGER, value DOUBLE, q UTINYINT)");
            BenchData data = new BenchData(seed, false);
            // As many as the other side keeps in memory, so that both pay alike for a compiler that is still cold.
            long some = Math.min(values, OursPart.MOST_IN_MEMORY);
            double made = Costs.generation(seed, some, false);
            Costs costs = new Costs();
            append(database, statement, data, some);
            figures.put("bare_cpu_ns_per_value", (costs.cpuSeconds() - made) / some * 1e9);
            figures.put("bare_values_per_s", some / costs.seconds());
            append(database, statement, data, values - some);
            copy(statement, file, figures);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("The bare database did not take the rows.", failure);
        }
    }

    private static void append(DuckDBConnection database, Statement statement, BenchData data, long values)
            throws SQLException {
        for (long done = 0; done < values; done += BenchData.BATCH) {
            statement.execute("BEGIN TRANSACTION");
            try (DuckDBAppender appender = database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "n")) {
                for (BenchData.Rows rows : data.next()) {
                    append(appender, rows);
                }
            }
            statement.execute("COMMIT");
        }
    }

    private static void append(DuckDBAppender appender, BenchData.Rows rows) throws SQLException {
        Block block = rows.block();
        int tag = BenchData.number(rows.asset(), block.tags().getFirst());
        double[] values = block.values(0);
        byte[] qualities = block.qualities(0);
        for (int row = 0; row < block.rows(); row++) {
            appender.beginRow().appendEpochMicros(block.time(row)).append(tag);
            if (SourceQuality.usable(qualities[row])) {
                appender.append(values[row]);
            } else {
                appender.appendNull();
            }
            appender.append(qualities[row]).endRow();
        }
    }

    private static void copy(Statement statement, Path file, Map<String, Object> figures)
            throws SQLException, IOException {
        Costs costs = new Costs();
        statement.execute("COPY (SELECT * FROM n ORDER BY tag, ts) TO '"
                + file.toString().replace("'", "''")
                + "' (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2, ROW_GROUP_SIZE 122880)");
        try (var count = statement.executeQuery("SELECT count(*) FROM n")) {
            count.next();
            figures.put("sorted_copy_bytes_per_value", (double) Files.size(file) / count.getLong(1));
        }
        figures.put("sorted_copy_cpu_s", costs.cpuSeconds());
        figures.put("sorted_copy_s", costs.seconds());
        delete(file);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
