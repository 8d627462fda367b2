package org.millwright.adapters.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.BadRequest;
import org.millwright.Problem.Defect;
import org.millwright.audit.Sha256;

/**
 * Brings the tables of a file up to date, script by script, each whole or not at all. Which scripts ran is kept in the file with their
 * hashes. A table of our own for this takes a millisecond, where a migration library takes most of a second of each start.
 */
final class Migrations {
    /** Every script, in the order in which they run; one that was shipped is never changed. */
    static final List<String> SCRIPTS = List.of("V001__accounts", "V010__warnings", "V011__moments");

    private final Path file;
    private final List<String> scripts;

    Migrations(Path file) {
        this(file, SCRIPTS);
    }

    Migrations(Path file, List<String> scripts) {
        this.file = file;
        this.scripts = scripts;
    }

    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL)");
        }
        Map<String, String> done = done(connection);
        for (String script : scripts) {
            String text = text(script);
            String hash = Sha256.of(text).hex();
            String before = done.remove(script);
            if (before == null) {
                run(connection, script, text, hash);
            } else if (!before.equals(hash)) {
                throw new MillwrightException(new Defect(Message.of(
                        "sqlite.script.changed",
                        "The tables of {file} were made by another script {script} than this program has. Use the program"
                                + " that made them, or restore a backup.",
                        "file",
                        file,
                        "script",
                        script)));
            }
        }
        refuseNewer(done);
    }

    private void refuseNewer(Map<String, String> unknown) {
        if (!unknown.isEmpty()) {
            throw new MillwrightException(new BadRequest(Message.of(
                    "sqlite.file.newer",
                    "The database {file} was written by a newer program: this one does not know {scripts}. Start the newer"
                            + " program, or restore a backup.",
                    "file",
                    file,
                    "scripts",
                    String.join(", ", unknown.keySet()))));
        }
    }

    private static Map<String, String> done(Connection connection) throws SQLException {
        Map<String, String> done = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, sha256 FROM migration")) {
            while (rows.next()) {
                done.put(rows.getString(1), rows.getString(2));
            }
        }
        return done;
    }

    private static void run(Connection connection, String script, String text, String hash) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try (Statement statement = connection.createStatement()) {
            for (String one : text.split(";\\s*\\R", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
            new Sql(connection).change("INSERT INTO migration (name, sha256) VALUES (?, ?)", script, hash);
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private static String text(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream("migration/" + script + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("There is no script %s.".formatted(script));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The script %s cannot be read.".formatted(script), unreadable);
        }
    }
}
