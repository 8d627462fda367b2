package org.millwright.history.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.dataset.Range;
import org.millwright.history.Batch;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Ticket;

/** A journal of a test with its folder: writes to it, reads it, and compares. */
abstract class Journals {
    static final long SEED = Long.getLong("millwright.seed", 20261125L);
    static final Duration LIMIT = Duration.ofSeconds(60);
    static final JournalSettings SMALL = JournalSettings.USUAL.segments(8_192);

    @TempDir
    Path folder;

    LossLedger ledger() {
        return LossLedger.open(folder.resolve("losses"));
    }

    Journal open(LossLedger ledger, JournalSettings settings) {
        return Journal.open(folder.resolve("line"), "line", settings, ledger);
    }

    List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("line"))) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .toList();
        }
    }

    static Block rows(int seed, int count) {
        return block(new SplittableRandom(seed), List.of(Tag.of("a"), Tag.of("b")), count);
    }

    static Block block(SplittableRandom random, List<Tag> tags, int count) {
        long[] times = new long[count];
        double[][] values = new double[tags.size()][count];
        byte[][] qualities = new byte[tags.size()][count];
        boolean even = random.nextBoolean();
        for (int row = 0; row < count; row++) {
            times[row] = (row == 0 ? 0 : times[row - 1]) + random.nextLong(0, 2_000_000);
            for (int column = 0; column < tags.size(); column++) {
                values[column][row] = random.nextDouble();
                qualities[column][row] = (byte) (even ? 0 : random.nextInt(3));
            }
        }
        return Block.over(tags, count, times, values, qualities);
    }

    static List<Batch.Entry> write(Journal journal, SplittableRandom random, int count) {
        Intake intake = journal.intake();
        List<Batch.Entry> written = new ArrayList<>();
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AssetPath asset = AssetPath.of("plant/机器" + random.nextInt(3));
            if (random.nextInt(8) == 0) {
                MachineEvent event =
                        new MachineEvent(asset, random.nextLong(1L << 50), "alarm", "过热 " + i, Map.of("code", "E" + i));
                tickets.add(intake.offer(event));
                written.add(new Batch.Happened(-1, event));
            } else {
                List<Tag> tags = Stream.iterate(0, t -> t + 1)
                        .limit(1 + random.nextInt(4))
                        .map(t -> new Tag("t" + t, "°C", Tag.Kind.STATUS, List.of("on", "off")))
                        .toList();
                Block block = block(random, tags, 1 + random.nextInt(12));
                tickets.add(intake.offer(asset, block));
                written.add(new Batch.Rows(-1, asset, block));
            }
        }
        List<Batch.Entry> numbered = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long sequence = tickets.get(i).await(LIMIT);
            numbered.add(
                    switch (written.get(i)) {
                        case Batch.Rows rows -> new Batch.Rows(sequence, rows.asset(), rows.rows());
                        case Batch.Happened happened -> new Batch.Happened(sequence, happened.event());
                    });
        }
        return numbered;
    }

    static List<Batch.Entry> readAll(Journal journal, long from) throws InterruptedException {
        List<Range> gaps = new ArrayList<>();
        try (JournalReader reader = new JournalReader(journal, from, gaps::add)) {
            List<Batch.Entry> all = drain(reader);
            assertEquals(List.of(), gaps);
            return all;
        }
    }

    static List<Batch.Entry> drain(JournalReader reader) throws InterruptedException {
        List<Batch.Entry> all = new ArrayList<>();
        for (Optional<Batch.Entry> next = reader.next(Duration.ZERO);
                next.isPresent();
                next = reader.next(Duration.ZERO)) {
            all.add(next.get());
        }
        return all;
    }

    static void assertSame(List<Batch.Entry> expected, List<Batch.Entry> actual) {
        assertEquals(expected.size(), actual.size(), "seed " + SEED);
        for (int i = 0; i < expected.size(); i++) {
            switch (expected.get(i)) {
                case Batch.Happened happened -> assertEquals(happened, actual.get(i));
                case Batch.Rows rows -> {
                    Batch.Rows other = (Batch.Rows) actual.get(i);
                    assertEquals(rows.sequence(), other.sequence());
                    assertEquals(rows.asset(), other.asset());
                    assertSame(rows.rows(), other.rows());
                }
            }
        }
    }

    static void assertSame(Block expected, Block actual) {
        assertEquals(expected.tags(), actual.tags());
        assertEquals(expected.rows(), actual.rows());
        assertArrayEquals(expected.times(), actual.times());
        for (int column = 0; column < expected.tags().size(); column++) {
            assertArrayEquals(expected.values(column), actual.values(column));
            assertArrayEquals(expected.qualities(column), actual.qualities(column));
        }
    }
}
