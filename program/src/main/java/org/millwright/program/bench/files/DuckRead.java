package org.millwright.program.bench.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The other side of the comparison: DuckDB finds out the types itself and sums every column. */
final class DuckRead {
    private DuckRead() {}

    static Sums sums(Path file, int columns, int threads) {
        String wanted = IntStream.rangeClosed(1, columns)
                .mapToObj(column -> "sum(\"tag " + column + "\")")
                .collect(Collectors.joining(", "));
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET threads = " + threads);
            Spent.Meter meter = new Spent.Meter();
            try (ResultSet row = statement.executeQuery("SELECT count(*), max(time), " + wanted + " FROM read_csv('"
                    + file.toString().replace("'", "''") + "')")) {
                row.next();
                double[] sums = new double[columns];
                for (int column = 0; column < columns; column++) {
                    sums[column] = row.getDouble(column + 3);
                }
                return new Sums(row.getLong(1), sums, meter.soFar());
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("DuckDB did not read the file (%s).".formatted(file), failure);
        }
    }
}
