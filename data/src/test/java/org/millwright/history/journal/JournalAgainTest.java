package org.millwright.history.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.history.Batch;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Ticket;

/** Values that come twice, numbers that never do, and answers for whoever waits. */
class JournalAgainTest extends Journals {
    private static final AssetPath PRESS = AssetPath.of("p/press");

    private static Block values(long from, int count) {
        Block.Builder rows = new Block.Builder(List.of(Tag.of("a"), Tag.of("b")), count);
        for (int i = 0; i < count; i++) {
            rows.row(from + i).set(0, (double) (from + i)).set(1, 7);
        }
        return rows.build();
    }

    private static long count(Journal journal) throws InterruptedException {
        long values = 0;
        for (Batch.Entry entry : readAll(journal, journal.oldest())) {
            if (entry instanceof Batch.Rows rows) {
                values += Waiting.Item.Rows.of(rows.asset(), rows.rows()).values();
            }
        }
        return values;
    }

    /** A source that did not hear our answer sends again; what is kept already is left out, cell by cell, and the rest is kept. */
    @Test
    void valuesThatAreKeptAreLeftOut() throws Exception {
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            Intake intake = journal.intake();
            intake.offer(PRESS, values(0, 100));
            intake.again(PRESS, values(50, 100)).await(LIMIT);
            assertEquals(300, count(journal));
            // The same time with another value is another value.
            Block.Builder other = new Block.Builder(List.of(Tag.of("a"), Tag.of("b")), 1);
            intake.again(PRESS, other.row(149).set(0, 1.25).set(1, 7).build()).await(LIMIT);
            assertEquals(301, count(journal));
            // Another machine's tag of the same name is another tag.
            intake.again(AssetPath.of("p/pump"), values(0, 10)).await(LIMIT);
            assertEquals(321, count(journal));
            assertTrue(intake.again(PRESS, values(0, 150)).await(LIMIT) >= 0, "nothing new is safe at once");
            assertEquals(321, count(journal));
            assertEquals(List.of(), ledger.all());
        }
    }

    /** After a kill the journal knows its end from the disk, over the border of segments. */
    @Test
    void aJournalThatWasOpenedAgainKnowsItsEnd() throws Exception {
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            for (int piece = 0; piece < 30; piece++) {
                journal.intake().offer(PRESS, values(piece * 50L, 50)).await(LIMIT);
            }
        }
        assertTrue(segments().size() > 2, "the test must span segments");
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            journal.intake().again(PRESS, values(1_400, 150)).await(LIMIT);
            assertEquals(2 * 1_550, count(journal));
        }
    }

    /** The same against a naive set: any mix of pieces that overlap keeps each value once. */
    @Test
    void anyMixOfRepeatsKeepsEachValueOnce() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        java.util.Set<Long> kept = new java.util.HashSet<>();
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, JournalSettings.USUAL)) {
            for (int round = 0; round < 60; round++) {
                int from = random.nextInt(1_000);
                int count = 1 + random.nextInt(50);
                journal.intake().again(PRESS, values(from, count));
                for (long at = from; at < from + count; at++) {
                    kept.add(at);
                }
            }
            journal.intake().offer(PRESS, values(5_000, 1)).await(LIMIT);
            assertEquals(2L * kept.size() + 2, count(journal), "seed " + SEED);
        }
    }

    /** History says what it holds by number: a journal that begins anew at 0 would hide its rows behind the old ones. */
    @Test
    void aJournalThatWasDeletedGoesOnAboveItsOldNumbers() throws Exception {
        long before;
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            before = journal.intake().offer(PRESS, values(0, 5)).await(LIMIT);
            assertEquals(0, before);
        }
        deleteJournal();
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            long after = journal.intake().offer(PRESS, values(0, 5)).await(LIMIT);
            assertTrue(after > 1_000_000_000_000L, "number " + after);
            assertEquals(after, journal.oldest());
            assertEquals(1, readAll(journal, journal.oldest()).size());
        }
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, SMALL)) {
            long next = journal.intake().offer(PRESS, values(9, 1)).await(LIMIT);
            assertEquals(journal.oldest() + 1, next, "a journal that is there goes on where it was");
        }
    }

    /** Where even the note beside the folder is gone, what the history has heard of decides; so it does for an older state put back. */
    @Test
    void whatTheHistoryHasHeardOfIsNeverGivenAgain() throws Exception {
        long known = 12_345;
        try (LossLedger ledger = ledger();
                Journal journal = Journal.open(folder.resolve("line"), "line", SMALL, ledger, known)) {
            assertTrue(journal.intake().offer(PRESS, values(0, 5)).await(LIMIT) > known);
        }
        long later = (5L << 40) + 17;
        try (LossLedger ledger = ledger();
                Journal journal = Journal.open(folder.resolve("line"), "line", SMALL, ledger, later)) {
            assertTrue(journal.intake().offer(PRESS, values(0, 5)).await(LIMIT) > later);
        }
    }

    private void deleteJournal() throws IOException {
        for (Path file : segments()) {
            Files.delete(file);
        }
    }

    /** Whoever waits for an answer before sending more is not kept for the rest of a long commit. */
    @Test
    void whoeverWaitsIsAnsweredBeforeTheCommitIsDue() throws Exception {
        JournalSettings slow = new JournalSettings(16L << 20, Duration.ofHours(1), 1 << 20, 1L << 30, 0);
        try (LossLedger ledger = ledger();
                Journal journal = open(ledger, slow)) {
            for (int i = 0; i < 20; i++) {
                assertEquals(i, journal.intake().offer(PRESS, values(i, 1)).await(LIMIT));
            }
            var heard = new java.util.concurrent.CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                journal.intake().offer(PRESS, values(100 + i, 1)).whenKnown(at -> heard.countDown());
            }
            assertTrue(heard.await(LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS));
            Ticket unasked = journal.intake().offer(PRESS, values(200, 1));
            assertFalse(unasked.known(), "nobody waits, so the disk is spared");
        }
    }
}
