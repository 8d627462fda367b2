package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Standing;
import org.millwright.recording.table.Understood;

/**
 * Rows that could not be read: counted in the ledger by file and reason, and kept word for word in {@code NAME.rejected.csv}, at most
 * 1 MiB a file. For one thread.
 */
final class LostRows {
    private static final long MOST_BYTES = 1 << 20;

    /** Skipped rows that never held values. */
    private static final Set<String> HARMLESS = Understood.HARMLESS;

    private final String connection;
    private final Path folder;
    private final PointRows.Told told;
    private final Map<String, Long> waiting = new TreeMap<>();
    private final StringBuilder lines = new StringBuilder();
    private long count;
    private long lastMicros;
    private Message last = Message.of("files.rows.none", "No row was rejected.");

    LostRows(String connection, Path folder, PointRows.Told told) {
        this.connection = connection;
        this.folder = folder;
        this.told = told;
    }

    /**
     * A row that is passed over.
     *
     * @param line its line in the file, from 1
     * @param reason a short stable code or a sentence
     * @param text the row as it is written
     */
    void add(String file, long line, String reason, String text) {
        if (HARMLESS.contains(reason)) {
            return;
        }
        count++;
        waiting.merge(reason, 1L, Long::sum);
        lines.append(line)
                .append(',')
                .append(quoted(reason))
                .append(',')
                .append(quoted(text))
                .append('\n');
        last = FolderFaults.rejected(count, file, line, reason);
        lastMicros = Standing.micros(told.clock().instant());
    }

    private static String quoted(String text) {
        // A spreadsheet must not take what a machine wrote for a formula.
        String safe = text.matches("(?s)[=+\\-@].*") ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    /**
     * Enters what was passed over since the last time.
     *
     * @param values how many values a row of the file would have had
     * @param aroundMicros the time of the rows about it
     */
    void enter(String file, int values, long aroundMicros) throws IOException {
        for (Map.Entry<String, Long> one : waiting.entrySet()) {
            long lost = one.getValue() * Math.max(1, values);
            told.intake()
                    .lost(new Loss(
                            connection,
                            file + ": " + one.getKey(),
                            aroundMicros,
                            aroundMicros,
                            Loss.Reason.PARSE,
                            lost,
                            true));
        }
        waiting.clear();
        if (!lines.isEmpty()) {
            keep(file, lines.toString());
            lines.setLength(0);
        }
    }

    private void keep(String file, String text) throws IOException {
        Files.createDirectories(folder);
        Path kept = folder.resolve(file.replace('/', '_') + ".rejected.csv");
        if (Files.notExists(kept)) {
            Files.writeString(kept, "line,reason,row\n");
        }
        if (Files.size(kept) < MOST_BYTES) {
            Files.writeString(kept, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }
    }

    /** Drops what was not entered yet, because its rows are read again. */
    void forget() {
        count -= waiting.values().stream().mapToLong(Long::longValue).sum();
        waiting.clear();
        lines.setLength(0);
    }

    /** Enters rows that went with their file. */
    void gone(String file, long values) {
        long now = Standing.micros(told.clock().instant());
        told.intake()
                .lost(new Loss(
                        connection,
                        file + ": deleted before it was read",
                        now,
                        now,
                        Loss.Reason.SOURCE_GAP,
                        values,
                        false));
    }

    long count() {
        return count;
    }

    /** When the last one was passed over, in microseconds. */
    long lastMicros() {
        return lastMicros;
    }

    Message last() {
        return last;
    }
}
