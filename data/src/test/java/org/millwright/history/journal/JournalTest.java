package org.millwright.history.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.dataset.Range;
import org.millwright.flow.Key;
import org.millwright.flow.Source;
import org.millwright.history.Batch;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.Quality;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Ticket;

class JournalTest {
    private static final long SEED = Long.getLong("millwright.seed", 20261125L);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JournalSettings SMALL = JournalSettings.USUAL.segments(8_192);

    @TempDir
    Path folder;

    @Test
    void whatWasSafeComesBackInOrderAndUnchanged() throws Exception {
        List<Batch.Entry> written;
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            written = write(journal, new SplittableRandom(SEED), 400);
            assertSame(written, readAll(journal, 0));
            assertSame(written.subList(123, 400), readAll(journal, 123));
        }
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            assertEquals(400, journal.next());
            assertSame(written, readAll(journal, 0));
            written.addAll(write(journal, new SplittableRandom(SEED + 1), 50));
            assertSame(written, readAll(journal, 0));
            assertEquals(List.of(), ledger.all());
        }
        assertTrue(segments().size() > 3, "the test must span segments");
    }

    @Test
    void aTornEndIsCutOffAndNothingBeforeIt() throws Exception {
        List<Batch.Entry> written;
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, JournalSettings.USUAL)) {
            written = write(journal, new SplittableRandom(SEED), 40);
        }
        Path segment = segments().getLast();
        byte[] whole = Files.readAllBytes(segment);
        for (int length = 0; length < whole.length; length += 64) {
            Files.write(segment, java.util.Arrays.copyOf(whole, length));
            try (LossLedger ledger = ledger();
                    Journal journal = open(ledger, JournalSettings.USUAL)) {
                List<Batch.Entry> left = readAll(journal, 0);
                assertEquals(left.size(), journal.next(), "cut at " + length);
                assertSame(written.subList(0, left.size()), left);
                List<Batch.Entry> more = write(journal, new SplittableRandom(length), 3);
                left.addAll(more);
                assertSame(left, readAll(journal, 0));
            }
        }
    }

    @Test
    void zerosBehindTheEndAreNoRecords() throws Exception {
        List<Batch.Entry> written;
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, JournalSettings.USUAL)) {
            written = write(journal, new SplittableRandom(SEED), 10);
        }
        Path segment = segments().getLast();
        Files.write(segment, new byte[4_096], java.nio.file.StandardOpenOption.APPEND);
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, JournalSettings.USUAL)) {
            assertSame(written, readAll(journal, 0));
            assertEquals(10, journal.next());
        }
    }

    @Test
    void aFlippedByteCostsOneRecordAndIsCounted() throws Exception {
        List<Batch.Entry> written;
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            written = write(journal, new SplittableRandom(SEED), 120);
        }
        for (Path segment : segments().subList(0, 2)) {
            byte[] whole = Files.readAllBytes(segment);
            for (int at = Segments.HEADER; at < whole.length; at += 64) {
                byte[] flipped = whole.clone();
                flipped[at] ^= 0x10;
                Files.write(segment, flipped);
                assertOneMissing(written, "byte %d of %s".formatted(at, segment.getFileName()));
            }
            Files.write(segment, whole);
        }
    }

    private void assertOneMissing(List<Batch.Entry> written, String where) throws Exception {
        Files.deleteIfExists(folder.resolve("losses"));
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL);
                JournalReader reader = journal.replay(0)) {
            List<Batch.Entry> left = drain(reader);
            assertEquals(written.size() - 1, left.size(), where);
            long missing = java.util.stream.IntStream.range(0, written.size())
                    .filter(i -> i >= left.size() || left.get(i).sequence() != i)
                    .findFirst()
                    .orElseThrow();
            List<Batch.Entry> expected = new ArrayList<>(written);
            expected.remove((int) missing);
            assertSame(expected, left);
            assertEquals(1, ledger.all().size(), where);
            Loss loss = ledger.all().getFirst();
            assertEquals(Loss.Reason.JOURNAL_DAMAGE, loss.reason());
            assertEquals("records %d to %d".formatted(missing, missing), loss.what(), where);
        }
    }

    @Test
    void segmentsGoWhenNobodyNeedsThem() throws Exception {
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            List<Batch.Entry> written = write(journal, new SplittableRandom(SEED), 300);
            int before = segments().size();
            journal.release(0);
            assertEquals(before, segments().size());
            journal.release(150);
            assertTrue(segments().size() < before);
            assertTrue(journal.oldest() <= 150);
            assertSame(written.subList((int) journal.oldest(), 300), readAll(journal, 0));
            journal.release(Long.MAX_VALUE);
            assertEquals(1, segments().size(), "the segment that is written stays");
            assertEquals(300, journal.next());
        }
    }

    @Test
    void valuesBeyondTheBudgetAreRefusedAndCounted() throws Exception {
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL.budget(20_000))) {
            Intake intake = journal.intake();
            long refused = 0;
            long safe = 0;
            for (int i = 0; i < 60; i++) {
                Ticket ticket = intake.offer(AssetPath.of("p/m"), rows(i, 50));
                try {
                    ticket.await(LIMIT);
                    safe++;
                } catch (MillwrightException full) {
                    assertTrue(full.problem() instanceof Problem.Exhausted, full.getMessage());
                    refused++;
                }
            }
            assertTrue(safe > 5 && refused > 5, safe + " safe, " + refused + " refused");
            assertEquals(refused * 100, ledger.values("line", 0));
            assertEquals(safe, readAll(journal, 0).size());
            // Room again: the history holds it.
            journal.release(Long.MAX_VALUE);
            assertTrue(intake.offer(AssetPath.of("p/m"), rows(99, 50)).await(LIMIT) >= safe);
        }
    }

    @Test
    void aReaderWaitsForMoreAndSeesTheEnd() throws Exception {
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL);
                JournalReader reader = journal.reader(0)) {
            assertEquals(Optional.empty(), reader.next(Duration.ZERO));
            Thread later = Thread.ofPlatform().start(() -> journal.intake().offer(AssetPath.of("p/m"), rows(1, 5)));
            assertEquals(0, reader.next(LIMIT).orElseThrow().sequence());
            later.join();
        }
    }

    @Test
    void aFlowIsFedWithTheQualitiesItKnows() throws Exception {
        List<Block> blocks = new ArrayList<>();
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            byte[] fine = {
                SourceQuality.GOOD,
                SourceQuality.UNCERTAIN | SourceQuality.STALE,
                SourceQuality.BAD,
                SourceQuality.ABSENT,
                0
            };
            double[] values = {1, 2, 3, Double.NaN, Double.POSITIVE_INFINITY};
            Block block = Block.over(
                    List.of(Tag.of("t")), 5, new long[] {1, 2, 3, 4, 5}, new double[][] {values}, new byte[][] {fine});
            journal.intake().offer(AssetPath.of("p/m"), block).await(LIMIT);
            journal.intake().offer(new MachineEvent(AssetPath.of("p/m"), 9, "alarm", "x", Map.of()));
            new JournalSource(journal).read(0, new Source.Feed() {
                @Override
                public boolean block(long sequence, Key key, Block rows) {
                    assertEquals("p/m", key.name());
                    blocks.add(rows);
                    return false;
                }

                @Override
                public boolean tick(long sequence, Key key, long eventMicros) {
                    throw new AssertionError();
                }
            });
        }
        Block told = blocks.getFirst();
        assertArrayEquals(
                new byte[] {
                    Quality.GOOD.code(),
                    Quality.GOOD.code(),
                    Quality.BAD.code(),
                    Quality.MISSING.code(),
                    Quality.BAD.code()
                },
                told.qualities(0));
        assertArrayEquals(new double[] {1, 2, Double.NaN, Double.NaN, Double.NaN}, told.values(0));
    }

    @Test
    void theLedgerKeepsLossesOverATornLine() throws Exception {
        Loss first = new Loss("a\tb", "x\\y\n", 1, 2, Loss.Reason.PARSE, 3, true);
        Loss second = new Loss("c", "", 5, 9, Loss.Reason.LINK_DOWN, 7, false);
        try (LossLedger ledger = ledger()) {
            ledger.enter(first);
        }
        Files.writeString(folder.resolve("losses"), "deadbeef\ttorn", java.nio.file.StandardOpenOption.APPEND);
        try (LossLedger ledger = ledger()) {
            ledger.enter(second);
        }
        try (LossLedger ledger = ledger()) {
            assertEquals(List.of(first, second), ledger.all());
            ledger.enter(new Loss("c", "", 9, 12, Loss.Reason.LINK_DOWN, 1, false));
            assertEquals(8, ledger.values("c", 0));
            assertEquals(2, ledger.all().size(), "one cause without a pause is one loss");
        }
    }

    @Test
    void aSegmentOfANewerFormatIsRefused() throws Exception {
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            write(journal, new SplittableRandom(SEED), 3);
        }
        byte[] bytes = Files.readAllBytes(segments().getFirst());
        bytes[7] = 2;
        Files.write(segments().getFirst(), bytes);
        try (LossLedger ledger = ledger()) {
            MillwrightException refused = assertThrows(MillwrightException.class, () -> open(ledger, SMALL));
            assertTrue(refused.getMessage().contains("newer version"), refused.getMessage());
        }
    }

    @Test
    void aClosedJournalRefusesAndCounts() throws Exception {
        try (LossLedger ledger = ledger()) {
            Journal journal = open(ledger, SMALL);
            Intake intake = journal.intake();
            journal.close();
            assertThrows(MillwrightException.class, () -> intake.offer(AssetPath.of("p/m"), rows(0, 5))
                    .await(LIMIT));
            assertEquals(10, ledger.values("line", 0));
            assertFalse(ledger.all().isEmpty());
        }
    }

    private LossLedger ledger() {
        return LossLedger.open(folder.resolve("losses"));
    }

    private Journal open(LossLedger ledger, JournalSettings settings) {
        return Journal.open(folder.resolve("line"), "line", settings, ledger);
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("line"))) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .toList();
        }
    }

    private static Block rows(int seed, int count) {
        return block(new SplittableRandom(seed), List.of(Tag.of("a"), Tag.of("b")), count);
    }

    private static Block block(SplittableRandom random, List<Tag> tags, int count) {
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

    private static List<Batch.Entry> write(Journal journal, SplittableRandom random, int count) {
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

    private static List<Batch.Entry> readAll(Journal journal, long from) throws InterruptedException {
        List<Range> gaps = new ArrayList<>();
        try (JournalReader reader = new JournalReader(journal, from, gaps::add)) {
            List<Batch.Entry> all = drain(reader);
            assertEquals(List.of(), gaps);
            return all;
        }
    }

    private static List<Batch.Entry> drain(JournalReader reader) throws InterruptedException {
        List<Batch.Entry> all = new ArrayList<>();
        for (Optional<Batch.Entry> next = reader.next(Duration.ZERO);
                next.isPresent();
                next = reader.next(Duration.ZERO)) {
            all.add(next.get());
        }
        return all;
    }

    private static void assertSame(List<Batch.Entry> expected, List<Batch.Entry> actual) {
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

    private static void assertSame(Block expected, Block actual) {
        assertEquals(expected.tags(), actual.tags());
        assertEquals(expected.rows(), actual.rows());
        assertArrayEquals(expected.times(), actual.times());
        for (int column = 0; column < expected.tags().size(); column++) {
            assertArrayEquals(expected.values(column), actual.values(column));
            assertArrayEquals(expected.qualities(column), actual.qualities(column));
        }
    }
}
