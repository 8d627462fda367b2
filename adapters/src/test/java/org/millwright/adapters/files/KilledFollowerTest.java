package org.millwright.adapters.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.history.Batch;
import org.millwright.history.journal.Journal;
import org.millwright.history.journal.JournalReader;

class KilledFollowerTest {
    private static final int ROUNDS = 5;
    private static final int ROWS = 4_000;

    private final long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    @TempDir
    private Path place;

    /** Killed while it reads, at any moment: every row is in the journal in the end, once, in order. */
    @Test
    @Timeout(240)
    void noRowIsLostOrKeptTwiceWhenItIsKilled() throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (Followed press = new Followed(place)) {
            press.write("log.csv", Followed.HEADER);
            for (int round = 0; round < ROUNDS; round++) {
                press.append("log.csv", Followed.rows(round * ROWS, (round + 1) * ROWS));
                Process follower = start(press.folder);
                try {
                    // Some kills come before the first row is taken, some in the middle of the rows.
                    assertTrue(follower.inputReader().readLine().startsWith("follows"));
                    boolean ended = follower.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
                    assertTrue(!ended, "it ended by itself, seed " + seed);
                } finally {
                    follower.destroyForcibly().waitFor();
                }
            }
            List<Double> expected =
                    IntStream.range(0, ROUNDS * ROWS).mapToObj(i -> i + 0.5).toList();
            Process last = start(press.folder);
            try {
                assertTrue(press.await(() -> noted(place.resolve("own/connect/files.json"), press.folder)));
            } finally {
                last.destroyForcibly().waitFor();
            }
            assertEquals(expected, kept(), "seed " + seed);
        }
    }

    private Process start(Path files) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path").replace(";", File.pathSeparator),
                        KilledFollower.class.getName(),
                        files.toString(),
                        place.resolve("own").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** True once the book says that all of the file was read. */
    private static boolean noted(Path book, Path folder) {
        try {
            long size = Files.size(folder.resolve("log.csv"));
            return Files.readString(book).contains("\"offset\":" + size);
        } catch (IOException beingReplaced) {
            return false;
        }
    }

    private List<Double> kept() throws InterruptedException {
        List<Double> values = new ArrayList<>();
        try (Journal journal = KilledFollower.journal(place.resolve("own"));
                JournalReader reader = journal.reader(0)) {
            Optional<Batch.Entry> entry = reader.next(Duration.ZERO);
            while (entry.isPresent()) {
                if (entry.get() instanceof Batch.Rows rows) {
                    for (int row = 0; row < rows.rows().rows(); row++) {
                        values.add(rows.rows().value(row, 0));
                    }
                }
                entry = reader.next(Duration.ZERO);
            }
        }
        return values;
    }
}
