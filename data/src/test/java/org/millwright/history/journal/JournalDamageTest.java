package org.millwright.history.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.history.Batch;
import org.millwright.machine.connect.Loss;

/** What a journal makes of files that are not as it left them. */
class JournalDamageTest extends Journals {
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
}
