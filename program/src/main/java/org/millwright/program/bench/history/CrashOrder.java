package org.millwright.program.bench.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a process that is to be killed is told: in what phase it is to die, and what was acknowledged before it. */
final class CrashOrder {
    private static final String FILE = "order.txt";

    private final Phase phase;
    private final Map<String, Long> acknowledged;
    private final Map<String, Long> offered = new TreeMap<>();

    CrashOrder(Phase phase, Map<String, Long> acknowledged) {
        this.phase = phase;
        this.acknowledged = new TreeMap<>(acknowledged);
    }

    /** Where a process can be when it is killed. */
    enum Phase {
        /** Rows come and nothing else happens. */
        INGEST,
        /** The history is opened and the journals are applied again. */
        REPLAY,
        /** Rows are written into files, or files put together. */
        COMPACTION,
        /** A manifest is written, or has just been. */
        MANIFEST,
        /** Segments of a journal are deleted. */
        DELETION,
        /** It is not killed: it takes rows in which nothing is wrong, learns what is normal from them, and ends by itself. */
        LEARN,
        /** It is not killed: it looks, and ends by itself. */
        NONE;

        /** True if a process dies in it. */
        boolean deadly() {
            return this != LEARN && this != NONE;
        }
    }

    Phase phase() {
        return phase;
    }

    /** The records below this number were acknowledged. */
    long acknowledged(String connection) {
        return acknowledged.getOrDefault(connection, 0L);
    }

    /** The record to offer next: after those that were offered in this life, or after those that are safe. */
    long next(String connection, long safe) {
        return offered.getOrDefault(connection, safe);
    }

    void offered(String connection, long next) {
        offered.put(connection, next);
    }

    void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(phase.name()).append('\n');
        acknowledged.forEach((connection, count) ->
                text.append(connection).append(' ').append(count).append('\n'));
        Files.writeString(folder.resolve(FILE), text);
    }

    static CrashOrder read(Path folder) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(FILE));
            Map<String, Long> counts = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] words = line.split(" ", -1);
                counts.put(words[0], Long.parseLong(words[1]));
            }
            return new CrashOrder(Phase.valueOf(lines.getFirst()), counts);
        } catch (IOException missing) {
            throw new UncheckedIOException("Nobody says when this process is to be killed.", missing);
        }
    }
}
