package org.millwright.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-alone check finds every change; it was written from the description of the files, not from their writer. */
class VerifierTest {
    @TempDir
    static Path classes;

    private static Verifier verifier;

    @TempDir
    Path home;

    @BeforeAll
    static void compile() {
        verifier = Verifier.compile(classes);
    }

    @Test
    void aTrueLogPasses() {
        SampleLog sample = new SampleLog(home).with(2_500);
        sample.with(100);

        Verifier.Answer answer = verifier.check(
                sample.folder,
                "--anchor",
                sample.anchor.toString(),
                "--key",
                sample.folder.resolve("key.pub").toString(),
                "--closed");
        assertEquals(0, answer.code(), answer.text());
        assertTrue(answer.text().startsWith("OK: 2600 entries, 4 heads, root "), answer.text());
    }

    /** Trust section 8: exhaustive for a log of 200 entries, every byte of entries, heads and key. */
    @Test
    void everyChangedByteIsFound() throws IOException {
        SampleLog sample = new SampleLog(home);
        try (AuditLog log = sample.open()) {
            for (int i = 0; i < 200; i++) {
                log.append(Entry.of("p" + i % 3, "label", "line " + i % 5));
            }
        }
        assertEquals(0, verifier.check(sample.folder).code());

        int flips = 0;
        for (String name : List.of(SegmentFile.name(0), "heads.txt", "key.pub")) {
            try (RandomAccessFile file =
                    new RandomAccessFile(sample.folder.resolve(name).toFile(), "rw")) {
                for (long at = 0; at < file.length(); at++) {
                    file.seek(at);
                    int before = file.read();
                    file.seek(at);
                    file.write(before ^ 1 << at % 8);
                    assertEquals(1, verifier.check(sample.folder).code(), "byte " + at + " of " + name);
                    file.seek(at);
                    file.write(before);
                    flips++;
                }
            }
        }
        assertTrue(flips > 20_000, "only " + flips + " bytes");
        assertEquals(0, verifier.check(sample.folder).code(), "the log is as before");
    }

    @Test
    void everyCutEndIsFound() throws IOException {
        SampleLog sample = new SampleLog(home).with(20);
        byte[] whole = Files.readAllBytes(sample.firstSegment());
        for (int length = 0; length < whole.length; length++) {
            Files.write(sample.firstSegment(), java.util.Arrays.copyOf(whole, length));
            assertEquals(1, verifier.check(sample.folder).code(), "cut at " + length);
        }
    }

    /** Without the anchor nobody can tell: the log looks as it did an hour ago. With it the cut shows. */
    @Test
    void anEndThatWasCutWithItsHeadsIsFoundByTheAnchorOnly() throws IOException {
        SampleLog sample = new SampleLog(home).with(10);
        Path earlier = home.resolve("earlier");
        SampleLog.copy(sample.folder, earlier);
        sample.with(10);

        assertEquals(0, verifier.check(earlier).code());
        Verifier.Answer answer = verifier.check(earlier, "--anchor", sample.anchor.toString());
        assertEquals(1, answer.code());
        assertTrue(answer.text().contains("DAMAGED at entry 10: cut"), answer.text());
    }

    /** Somebody with another key, who makes everything anew, is found by the key or the anchor. */
    @Test
    void aLogMadeAnewIsFoundByTheKeyAndByTheAnchor() throws IOException {
        SampleLog sample = new SampleLog(home).with(10);
        SampleLog forged = new SampleLog(Files.createDirectory(home.resolve("forger"))).with(10);

        assertEquals(0, verifier.check(forged.folder).code());
        String key = sample.folder.resolve("key.pub").toString();
        assertEquals(1, verifier.check(forged.folder, "--key", key).code());
        assertEquals(
                1,
                verifier.check(forged.folder, "--anchor", sample.anchor.toString())
                        .code());
    }

    /** Swaps, deletions, copies and splices of whole entries, also with the chain behind them made anew. */
    @Test
    void movedRemovedAndInsertedEntriesAreFound() throws IOException {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        SampleLog sample = new SampleLog(home).with(60);
        SampleLog other = new SampleLog(Files.createDirectory(home.resolve("other"))).with(60);
        List<byte[]> entries = entries(sample.firstSegment());
        List<byte[]> foreign = entries(other.firstSegment());
        for (int round = 0; round < 300; round++) {
            List<byte[]> changed = new ArrayList<>(entries);
            int at = random.nextInt(60);
            int kind = random.nextInt(5);
            switch (kind) {
                case 0 -> Collections.swap(changed, at, (at + 1 + random.nextInt(59)) % 60);
                case 1 -> changed.remove(at);
                case 2 -> changed.add(at, changed.get(random.nextInt(60)));
                case 3 -> changed.set(at, foreign.get(at));
                default -> chainAnew(changed, at);
            }
            write(sample.firstSegment(), changed);
            Verifier.Answer answer = verifier.check(sample.folder);
            // The other log was made at the same times with the same words: its entries are the same bytes.
            boolean same = kind == 3;
            assertEquals(same ? 0 : 1, answer.code(), "seed " + seed + ", round " + round + ", " + answer.text());
        }
    }

    private static List<byte[]> entries(Path segment) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(segment));
        while (all.hasRemaining()) {
            byte[] entry = new byte[all.getInt()];
            all.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    private static void write(Path segment, List<byte[]> entries) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(
                entries.stream().mapToInt(entry -> Integer.BYTES + entry.length).sum());
        entries.forEach(entry -> all.putInt(entry.length).put(entry));
        Files.write(segment, all.array());
    }

    /** Changes the reason of one entry and all hashes behind it, as somebody can who has no key. */
    private static void chainAnew(List<byte[]> entries, int from) {
        byte[] before = new byte[EntryBytes.HASH];
        for (int i = 0; i < entries.size(); i++) {
            Logged logged = EntryBytes.decode(Sha256.digest(), entries.get(i));
            Entry entry = i == from ? logged.entry().because("another reason") : logged.entry();
            byte[] bytes = EntryBytes.encode(i, logged.at(), entry, before);
            entries.set(i, bytes);
            before = EntryBytes.hash(Sha256.digest(), bytes);
        }
    }

    @Test
    void missingFilesAndHeadsAreFound() throws IOException {
        SampleLog sample = new SampleLog(home).with(2_500);
        List<String> lines = Files.readAllLines(sample.folder.resolve("heads.txt"));
        assertEquals(3, lines.size());
        for (int i = 0; i < 3; i++) {
            List<String> left = new ArrayList<>(lines);
            left.remove(i);
            Files.write(sample.folder.resolve("heads.txt"), left);
            String[] anchor = i < 2 ? new String[0] : new String[] {"--anchor", sample.anchor.toString()};
            assertEquals(1, verifier.check(sample.folder, anchor).code(), "without head " + i);
        }
        Files.write(sample.folder.resolve("heads.txt"), List.of());
        assertEquals(1, verifier.check(sample.folder).code(), "2,500 entries that nobody signed");
        Files.delete(sample.folder.resolve("heads.txt"));
        assertEquals(1, verifier.check(sample.folder).code());
    }

    @Test
    void whatCannotBeToldEndsWithTwo() {
        assertEquals(2, verifier.check(home.resolve("nowhere")).code());
        assertEquals(2, verifier.check(home, "--anchor", "nowhere").code());
        assertEquals(2, verifier.check(home, "--unknown").code());
        assertEquals(1, verifier.check(home).code(), "an empty folder is a log that was deleted");
    }
}
