package org.millwright.history.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.Problem;
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
import org.millwright.machine.connect.Ticket;

class JournalTest extends Journals {
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
}
