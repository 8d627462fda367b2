package org.millwright.adapters.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes what a query returns as a Parquet file. */
final class ParquetBytes {
    private ParquetBytes() {}

    /** Returns the file. */
    static Path write(Path file, String query) {
        return write(file, query, "");
    }

    /**
     * @param options more options of COPY, each after a comma
     */
    static Path write(Path file, String query, String options) {
        String target = file.toString().replace("'", "''");
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (" + query + ") TO '" + target + "' (FORMAT parquet" + options + ")");
            return file;
        } catch (SQLException failure) {
            throw new AssertionError("The file (%s) could not be written.".formatted(file), failure);
        }
    }
}
