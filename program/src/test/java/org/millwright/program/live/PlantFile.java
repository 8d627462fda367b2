package org.millwright.program.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;

/** A plant's file with the tables of warnings and moments alone. */
final class PlantFile {
    private PlantFile() {}

    static Jdbi open(Path file) throws IOException {
        Jdbi jdbi = Jdbi.create("jdbc:sqlite:" + file + "?journal_mode=WAL&busy_timeout=10000");
        for (String script : new String[] {"V010__warnings.sql", "V011__moments.sql"}) {
            String sql = text("/db/migration/" + script)
                    .replaceAll("(?m)^--.*$", "")
                    .replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS")
                    .replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS");
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
        try (InputStream in = PlantFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("There is no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
