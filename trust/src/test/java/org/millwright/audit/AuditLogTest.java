package org.millwright.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.Problem;

class AuditLogTest {
    @TempDir
    Path home;

    @Test
    void whatWasAppendedIsReadBackInOrder() {
        SampleLog sample = new SampleLog(home).with(5);

        List<Logged> read = new ArrayList<>();
        new AuditReader(sample.folder).forEach(read::add);

        assertEquals(5, read.size());
        for (int i = 0; i < 5; i++) {
            assertEquals(i, read.get(i).number());
            assertEquals(SampleLog.entry(i), read.get(i).entry());
            assertEquals(SampleLog.START.plusMillis(i + 1), read.get(i).at());
        }
        assertEquals(read.get(3).hash(), read.get(4).before());
    }

    @Test
    void aSecondOpeningGoesOnWhereTheFirstEnded() {
        SampleLog sample = new SampleLog(home).with(3);
        sample.with(4);

        try (AuditLog log = sample.open()) {
            assertEquals(7, log.append(SampleLog.entry(7)));
        }
    }

    /** The tree beside the heads is only a shortcut: without it, or with nonsense in it, everything is read. */
    @Test
    void withoutTheKeptTreeTheLogGoesOnJustTheSame() throws IOException {
        SampleLog sample = new SampleLog(home).with(30);
        Files.writeString(sample.folder.resolve("tree.txt"), "30\nnonsense\n");
        sample.with(1);
        Files.delete(sample.folder.resolve("tree.txt"));
        sample.with(1);

        List<Sha256> hashes = new AuditReader(sample.folder).hashes();
        String lastHead = Files.readAllLines(sample.folder.resolve("heads.txt")).getLast();
        assertEquals(32, hashes.size());
        assertTrue(lastHead.contains(" 32 " + new Proofs(hashes).root(32) + " "), lastHead);
    }

    @Test
    void aHeadIsSignedAtEveryThousandEntriesAndAfterAMinuteWithNews() throws IOException {
        SampleLog sample = new SampleLog(home);
        try (FileAuditLog log = new FileAuditLog(sample.place(), sample.clock(), SegmentFile::new)) {
            for (int i = 0; i <= 2_000; i++) {
                log.append(SampleLog.entry(i));
            }
            assertEquals(List.of("1000", "2000"), sizes(sample));
            sample.now = sample.now.plusSeconds(61);
            log.signInTime();
            log.signInTime();
            assertEquals(List.of("1000", "2000", "2001"), sizes(sample));
        }
        assertEquals(List.of("1000", "2000", "2001"), sizes(sample), "a head without news");
    }

    private static List<String> sizes(SampleLog sample) throws IOException {
        return Files.readAllLines(sample.folder.resolve("heads.txt")).stream()
                .map(line -> line.split(" ", -1)[2])
                .toList();
    }

    @Test
    void aClockThatStepsBackIsOnRecordAndTheNumbersGoOn() {
        SampleLog sample = new SampleLog(home).with(2);
        sample.now = sample.now.minusSeconds(3_600);

        try (AuditLog log = sample.open()) {
            assertEquals(3, log.append(SampleLog.entry(2)));
        }
        List<Logged> newest = new AuditReader(sample.folder).search(AuditReader.Filter.newest(2));
        assertEquals("clock.back", newest.get(1).entry().action());
    }

    /** Whatever a crash leaves of an entry was never acknowledged; what stands before it was. */
    @Test
    void atEveryCutOfTheLastEntryTheOthersStayAndTheRestIsPutAside() throws IOException {
        SampleLog sample = new SampleLog(home).with(5);
        byte[] whole = Files.readAllBytes(sample.firstSegment());
        byte[] rest = {0, 0, 0, 90, 0, 0, 0, 1, 1, 0, 0, 0, 8};
        for (int length = 1; length <= rest.length; length++) {
            SampleLog copy = new SampleLog(Files.createDirectory(home.resolve("copy" + length)));
            SampleLog.copy(sample.folder, copy.folder);
            Files.copy(home.resolve("audit.key"), copy.folder.resolveSibling("audit.key"), replace());
            Files.write(copy.firstSegment(), Arrays.copyOf(rest, length), StandardOpenOption.APPEND);

            SampleLog again = new SampleLog(home.resolve("copy" + length));
            again.now = sample.now;
            try (AuditLog log = again.open()) {
                assertEquals(6, log.append(SampleLog.entry(5)), "one entry says what was put aside");
            }
            assertArrayEquals(
                    whole, Arrays.copyOf(Files.readAllBytes(again.firstSegment()), whole.length), "cut at " + length);
            assertArrayEquals(Arrays.copyOf(rest, length), Files.readAllBytes(again.folder.resolve("cut-5.bin")));
        }
    }

    private static java.nio.file.CopyOption replace() {
        return java.nio.file.StandardCopyOption.REPLACE_EXISTING;
    }

    @Test
    void aLogThatLostSignedEntriesIsNotContinued() throws IOException {
        SampleLog sample = new SampleLog(home).with(5);
        byte[] whole = Files.readAllBytes(sample.firstSegment());
        Files.write(sample.firstSegment(), Arrays.copyOf(whole, whole.length - 3));

        MillwrightException refused = assertThrows(MillwrightException.class, sample::open);
        assertEquals("audit.log.damaged", refused.problem().message().code());
    }

    @Test
    void aLogSignedWithAnotherKeyIsNotContinued() throws IOException {
        SampleLog sample = new SampleLog(home).with(5);
        Files.delete(home.resolve("audit.key"));

        MillwrightException refused = assertThrows(MillwrightException.class, () -> new SampleLog(home).open());
        assertEquals("audit.head.foreign", refused.problem().message().code());
        assertEquals(5, new AuditReader(sample.folder).hashes().size());
    }

    @Test
    void aHeadThatACrashCutIsWrittenAgain() throws IOException {
        SampleLog sample = new SampleLog(home).with(5);
        Path heads = sample.folder.resolve("heads.txt");
        Files.writeString(heads, "head 1 6 0a", StandardOpenOption.APPEND);

        sample.with(1);

        assertEquals(List.of("5", "6"), sizes(sample));
    }

    /** A disk that takes only a part of an entry, then nothing, then is mended. */
    @Test
    void aFullDiskRefusesLosesNothingAndRecovers() throws IOException {
        SampleLog sample = new SampleLog(home);
        AtomicBoolean full = new AtomicBoolean();
        SegmentFile.Opener opener = (file, end) -> new SegmentFile(file, end) {
            @Override
            int put(ByteBuffer record, long at) throws IOException {
                if (full.get()) {
                    if (record.remaining() > 10) {
                        return super.put(record.slice(0, 10), at) + skip(record);
                    }
                    throw new IOException("No space left on device");
                }
                return super.put(record, at);
            }

            private int skip(ByteBuffer record) throws IOException {
                record.position(record.limit() - 10);
                return 0;
            }
        };
        try (AuditLog log = new FileAuditLog(sample.place(), sample.clock(), opener)) {
            log.append(SampleLog.entry(0));
            full.set(true);
            var refused = assertThrows(MillwrightException.class, () -> log.append(SampleLog.entry(1)));
            assertInstanceOf(Problem.Exhausted.class, refused.problem());
            assertFalse(log.state().writable());
            assertTrue(log.state().says().contains("No space left"));
            full.set(false);
            assertEquals(1, log.append(SampleLog.entry(2)));
            assertTrue(log.state().writable());
        }
        List<Logged> newest = new AuditReader(sample.folder).search(AuditReader.Filter.newest(10));
        assertEquals(
                List.of(SampleLog.entry(2), SampleLog.entry(0)),
                newest.stream().map(Logged::entry).toList());
    }

    @Test
    void anAnchorOutOfReachIsToldOfAndDoesNotStopTheLog() {
        SampleLog sample = new SampleLog(home);
        var place = new AuditPlace(sample.folder, sample.key, List.of(home.resolve("nowhere/heads.txt")));
        AuditLog log = AuditLog.open(place, sample.clock());
        for (int i = 0; i <= 1_000; i++) {
            log.append(SampleLog.entry(i));
        }
        assertTrue(log.state().writable());
        assertTrue(log.state().says().contains("nowhere"), log.state().says());
        log.close();
    }

    /** Each thread gets numbers of its own, and none is missing. */
    @Test
    void manyThreadsGetDifferentNumbers() throws InterruptedException {
        SampleLog sample = new SampleLog(home);
        Set<Long> numbers = new ConcurrentSkipListSet<>();
        try (AuditLog log = sample.open()) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 500; i++) {
                        numbers.add(
                                i % 100 == 0 ? log.appendForced(SampleLog.entry(i)) : log.append(SampleLog.entry(i)));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        Set<Long> expected = new TreeSet<>();
        for (long i = 0; i < 2_000; i++) {
            expected.add(i);
        }
        assertEquals(expected, numbers);
        assertEquals(2_000, new AuditReader(sample.folder).hashes().size());
    }

    @Test
    void aSearchFindsByPersonActionObjectAndTime() {
        SampleLog sample = new SampleLog(home);
        try (AuditLog log = sample.open()) {
            log.append(Entry.of("anna", "act.approved", "plant/line 1/press"));
            log.append(Entry.of("anna", "action", "plant/line 10"));
            sample.now = sample.now.plusSeconds(10);
            log.append(Entry.of("ben", "act", "plant/line 1"));
        }
        AuditReader reader = new AuditReader(sample.folder);

        assertEquals(List.of(1L, 0L), numbers(reader, "anna", "", "", Instant.MIN, Instant.MAX));
        assertEquals(List.of(2L, 0L), numbers(reader, "", "act", "", Instant.MIN, Instant.MAX));
        assertEquals(List.of(2L, 0L), numbers(reader, "", "", "plant/line 1", Instant.MIN, Instant.MAX));
        assertEquals(List.of(1L, 0L), numbers(reader, "", "", "", SampleLog.START, SampleLog.START.plusSeconds(10)));
    }

    private static List<Long> numbers(
            AuditReader reader, String actor, String action, String object, Instant from, Instant until) {
        return reader.search(new AuditReader.Filter(actor, action, object, from, until, 10)).stream()
                .map(Logged::number)
                .toList();
    }

    @Test
    void anExportKeepsEveryCharacterAndNoSpreadsheetRunsIt() {
        SampleLog sample = new SampleLog(home);
        try (AuditLog log = sample.open()) {
            log.append(Entry.of("anna", "label", "=HYPERLINK(\"x\")").because("said \"so\",\nand \u2028 left"));
        }
        Logged logged = new AuditReader(sample.folder)
                .search(AuditReader.Filter.newest(1))
                .getFirst();

        String json = AuditExport.jsonLine(logged);
        assertTrue(json.contains("\"object\":\"=HYPERLINK(\\\"x\\\")\""), json);
        assertTrue(json.contains("\"reason\":\"said \\\"so\\\",\\u000aand \\u2028 left\""), json);
        String row = AuditExport.csvRow(logged);
        assertTrue(row.contains(",\"'=HYPERLINK(\"\"x\"\")\","), row);
        assertEquals(12, AuditExport.csvHead().split(",", -1).length);
    }

    @Test
    void anErasedTextIsGoneAndTheChainStands() {
        PersonalTexts texts = PersonalTexts.in(home.resolve("texts"), new java.security.SecureRandom());
        String reference = texts.keep("Anna was ill.");

        assertEquals("Anna was ill.", texts.read(reference).orElseThrow());
        assertFalse(reference.contains(Sha256.of("Anna was ill.").hex()), "without salt it could be guessed");
        assertTrue(texts.erase(reference));
        assertTrue(texts.read(reference).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> texts.read("salted:../../etc/passwd"));
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        Path file = home.resolve("open.key");
        SigningKey.openOrCreate(file, new java.security.SecureRandom());
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

        var refused = assertThrows(
                MillwrightException.class, () -> SigningKey.openOrCreate(file, new java.security.SecureRandom()));
        assertEquals("audit.key.open", refused.problem().message().code());
        Files.writeString(file, "no key", StandardCharsets.US_ASCII);
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertEquals(
                "audit.key.form",
                assertThrows(
                                MillwrightException.class,
                                () -> SigningKey.openOrCreate(file, new java.security.SecureRandom()))
                        .problem()
                        .message()
                        .code());
    }
}
