package org.millwright.adapters.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.access.identity.Stores;
import org.millwright.history.moment.Moments;
import org.millwright.warning.live.WarningStore;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One SQLite file with everything that is not a time series: accounts, warnings, moments. Each change is on the disk when its method
 * returns (write-ahead log, every commit forced). One connection, one user at a time: a question takes microseconds.
 */
public final class Database implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    private final Path file;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    /** What is done with the database. */
    interface Work<T> {
        T with(Sql sql) throws SQLException;
    }

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the file, or makes it so that only its owner may read it, and brings its tables up to date.
     *
     * @throws MillwrightException if it is no database, was written by a newer program, or cannot be written
     */
    public static Database open(Path file) {
        try {
            create(file);
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setBusyTimeout(PATIENCE_MILLIS);
            config.enforceForeignKeys(true);
            config.enableLoadExtension(false);
            Database database = new Database(file, config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
            database.migrate();
            return database;
        } catch (IOException | SQLException failed) {
            throw unusable(file, failed);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException there) {
            if (!Files.isRegularFile(file)) {
                throw there;
            }
        }
    }

    private void migrate() throws SQLException {
        try {
            new Migrations(file).run(connection);
        } catch (SQLException | MillwrightException failed) {
            connection.close();
            throw failed;
        }
    }

    private static MillwrightException unusable(Path file, Exception failed) {
        boolean full =
                failed instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
        Message message = full
                ? Message.of(
                        "sqlite.file.full",
                        "The disk of {file} is full, so the change was not kept. Make room and try again.",
                        "file",
                        file)
                : Message.of(
                        "sqlite.file.unusable",
                        "The database {file} cannot be used: {cause}. Maybe it is no database, another program holds it, or this"
                                + " program may not write there.",
                        "file",
                        file,
                        "cause",
                        String.valueOf(failed.getMessage()));
        return new MillwrightException(
                full ? new Problem.Exhausted(message) : new Problem.Unreachable(message), failed);
    }

    /** Asks, or changes one thing. */
    <T> T with(Work<T> work) {
        lock.lock();
        try {
            return work.with(new Sql(connection));
        } catch (SQLException failed) {
            throw unusable(file, failed);
        } finally {
            lock.unlock();
        }
    }

    /** Changes several things together or none. */
    <T> T together(Work<T> work) {
        return with(sql -> {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.with(sql);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        });
    }

    /** The accounts and what belongs to them. */
    public Stores stores() {
        return new Stores(
                new SqlPeople(this),
                new SqlCredentials(this),
                new SqlGrants(this),
                new SqlSessions(this),
                new SqlTokens(this),
                new SqlLinks(this));
    }

    /**
     * Copies everything as it is at one moment into a file, in place of an older copy, while others go on.
     *
     * @throws MillwrightException if the copy cannot be written
     */
    public void backup(Path to) {
        with(sql -> {
            try {
                Files.deleteIfExists(to);
            } catch (IOException stays) {
                throw new SQLException(stays);
            }
            try (java.sql.PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
                copy.setString(1, to.toAbsolutePath().toString());
                copy.execute();
            }
            return to;
        });
    }

    /** The warnings of running machines. */
    public WarningStore warnings() {
        return new SqlWarnings(this);
    }

    /** The moments. */
    public Moments moments() {
        return new SqlMoments(this);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException failed) {
            throw unusable(file, failed);
        } finally {
            lock.unlock();
        }
    }
}
