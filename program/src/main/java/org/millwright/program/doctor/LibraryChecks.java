package org.millwright.program.doctor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.millwright.Message;

/** The libraries that bring code of their own: they are really loaded and asked. */
final class LibraryChecks {
    private static final String MEMORY = "jdbc:duckdb:";

    private LibraryChecks() {}

    /** DuckDB reads Parquet files; its driver unpacks a native library into the temporary folder and loads it from there. */
    static Finding duckDb() {
        try (Connection connection = DriverManager.getConnection(MEMORY);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select version(), 6 * 7")) {
            if (!answer.next() || answer.getInt(2) != 42) {
                return unusable("it answers wrongly");
            }
            return Finding.ok(
                    "duckdb",
                    Message.of(
                            "doctor.duckdb.fits",
                            "DuckDB {version} is loaded and answers (Parquet).",
                            "version",
                            answer.getString(1)));
        } catch (SQLException | LinkageError failed) {
            return unusable(String.valueOf(failed.getMessage()));
        }
    }

    static Finding unusable(String why) {
        return Finding.fail(
                "duckdb",
                Message.of(
                        "doctor.duckdb.unusable",
                        "DuckDB cannot be loaded, so Parquet files cannot be read; all other files can. Reason: {why}. Often"
                                + " the temporary folder forbids running code (noexec), is full, or the system is no glibc"
                                + " Linux, macOS or Windows. Try: MILLWRIGHT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER",
                        "why",
                        why.lines().findFirst().orElse("")));
    }
}
