package org.millwright.adapters.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A plant's file with the tables of warnings and moments alone. */
final class LiveFile {
    private LiveFile() {}

    static Jdbi open(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(10_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        Jdbi jdbi = Jdbi.create(source);
        for (String script : new String[] {"V010__warnings.sql", "V011__moments.sql"}) {
            String sql = text("/db/migration/" + script).replaceAll("(?m)^--.*$", "");
            jdbi.useHandle(handle -> {
                for (String statement : sql.split(";", -1)) {
                    if (!statement.isBlank()) {
                        handle.execute(statement);
                    }
                }
            });
        }
        return jdbi;
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = LiveFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("There is no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
