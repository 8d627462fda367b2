package org.millwright.adapters.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.duckdb.DuckDBConnection;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.history.HistorySettings;

/**
 * A database in memory that sees one folder and nothing else: it loads no extension, reads no other file, and nobody can change
 * that. One connection writes; each reader borrows one of its own.
 */
final class Database implements AutoCloseable {
    private final DuckDBConnection writer;
    private final Queue<DuckDBConnection> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** @param folder the only folder it may read and write */
    Database(Path folder, HistorySettings settings) {
        Path spill = folder.resolve("spill");
        try {
            Files.createDirectories(spill);
            writer = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder (%s) cannot be made.".formatted(spill), failure);
        } catch (SQLException failure) {
            throw failure("open", failure);
        }
        try (Statement set = writer.createStatement()) {
            for (String setting : settings(folder, spill, settings)) {
                set.execute(setting);
            }
        } catch (SQLException failure) {
            throw failure("open", failure);
        }
    }

    private static List<String> settings(Path folder, Path spill, HistorySettings settings) {
        return List.of(
                "SET memory_limit = '" + settings.memoryBytes() / 1_000 + "KB'",
                "SET threads = " + settings.threads(),
                "SET temp_directory = " + text(spill.toAbsolutePath().toString()),
                "SET allowed_directories = [" + text(folder.toAbsolutePath().toString()) + "]",
                "SET enable_external_access = false",
                "SET autoinstall_known_extensions = false",
                "SET autoload_known_extensions = false",
                "SET parquet_metadata_cache = true",
                "SET lock_configuration = true");
    }

    /** A text as SQL writes it. */
    static String text(String plain) {
        return "'" + plain.replace("'", "''") + "'";
    }

    /** A name as SQL writes it. */
    static String name(String plain) {
        return '"' + plain.replace("\"", "\"\"") + '"';
    }

    /** Something done on a connection. */
    interface Work<T> {
        T on(DuckDBConnection connection) throws SQLException;
    }

    /** Something done on a connection that gives nothing back. */
    interface Deed {
        void on(DuckDBConnection connection) throws SQLException;
    }

    /** Reads on a connection that nobody else uses meanwhile. */
    <T> T read(Work<T> work) {
        DuckDBConnection own = borrow();
        try {
            return work.on(own);
        } catch (SQLException failure) {
            throw failure("read", failure);
        } finally {
            giveBack(own);
        }
    }

    /** Runs statements on a connection that nobody else uses meanwhile. */
    void run(String... statements) {
        read(own -> {
            try (Statement statement = own.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return 0;
        });
    }

    /** A connection for as long as the borrower wants it; given back in the end. */
    DuckDBConnection borrow() {
        DuckDBConnection own = idle.poll();
        if (own != null) {
            return own;
        }
        try {
            return writer.duplicate();
        } catch (SQLException failure) {
            throw failure("read", failure);
        }
    }

    /** Takes a borrowed connection back. */
    void giveBack(DuckDBConnection own) {
        if (closed) {
            quietly(own);
        } else {
            idle.add(own);
        }
    }

    /** Writes all or nothing on the connection of the one writer. */
    void write(Deed deed) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("BEGIN TRANSACTION");
            boolean done = false;
            try {
                deed.on(writer);
                statement.execute("COMMIT");
                done = true;
            } finally {
                if (!done) {
                    statement.execute("ROLLBACK");
                }
            }
        }
    }

    /** True if a failure says that memory is used up. */
    static boolean outOfMemory(SQLException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("out of memory");
    }

    /** A failure of the database as a problem for a person. */
    static MillwrightException failure(String deed, SQLException cause) {
        String says = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (outOfMemory(cause)) {
            return new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "history.memory.full",
                            "The memory of the history does not suffice to {deed}: {detail}. Ask for less at once, or give the history more memory.",
                            "deed",
                            deed,
                            "detail",
                            says)),
                    cause);
        }
        return new MillwrightException(
                new Problem.Defect(Message.of(
                        "history.database.refused",
                        "The history could not {deed}: {detail}. Maybe a file was taken away; the command doctor history says which.",
                        "deed",
                        deed,
                        "detail",
                        says)),
                cause);
    }

    @Override
    public void close() {
        closed = true;
        for (DuckDBConnection own = idle.poll(); own != null; own = idle.poll()) {
            quietly(own);
        }
        quietly(writer);
    }

    private static void quietly(DuckDBConnection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            System.getLogger(Database.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection did not close.", failure);
        }
    }
}
