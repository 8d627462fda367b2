package org.millwright.flow.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

class SnapshotFolderTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final int SUM_BYTES = 32;

    @TempDir
    private Path place;

    private static Snapshot snapshot(long number, int entries, SplittableRandom random) {
        List<Snapshot.Entry> states = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            String key = "plant/pump " + random.nextInt(1_000);
            states.add(new Snapshot.Entry(key, "step" + i, "state", 1 + random.nextInt(3), bytes));
        }
        return new Snapshot("watch", 2, HASH, number, Map.of("opc", 17L * number, "文件", 3L), states);
    }

    private static byte[] bytes(Snapshot snapshot) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotWriter.write(snapshot, bytes);
        return bytes.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(place.resolve("checkpoint-000000000001.mwcp"), bytes);
    }

    private static void assertSame(Snapshot expected, Snapshot read) {
        assertEquals(expected.flow(), read.flow());
        assertEquals(expected.flowVersion(), read.flowVersion());
        assertEquals(expected.flowHash(), read.flowHash());
        assertEquals(expected.number(), read.number());
        assertEquals(expected.positions(), read.positions());
        assertEquals(expected.entries().size(), read.entries().size());
        for (int i = 0; i < expected.entries().size(); i++) {
            Snapshot.Entry one = expected.entries().get(i);
            Snapshot.Entry other = read.entries().get(i);
            assertEquals(one.key(), other.key());
            assertEquals(one.step(), other.step());
            assertEquals(one.name(), other.name());
            assertEquals(one.version(), other.version());
            assertArrayEquals(one.bytes(), other.bytes());
        }
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int entries : new int[] {0, 1, 40}) {
            Snapshot snapshot = snapshot(5, entries, random);

            assertSame(snapshot, SnapshotReader.read(file(bytes(snapshot))));
        }
    }

    @Test
    void theOrderInWhichStatesCameDoesNotChangeTheFile() throws IOException {
        Snapshot snapshot = snapshot(1, 20, new SplittableRandom(SEED));
        Snapshot turned = new Snapshot(
                snapshot.flow(),
                snapshot.flowVersion(),
                HASH,
                1,
                snapshot.positions(),
                snapshot.entries().reversed());

        assertArrayEquals(bytes(snapshot), bytes(turned), "seed " + SEED);
    }

    /** Whatever a torn write leaves, no half state may look like a state: every cut and every flipped byte is found. */
    @Test
    void everyCutAndEveryFlippedByteIsFound() throws IOException {
        byte[] whole = bytes(snapshot(1, 3, new SplittableRandom(SEED)));
        for (int cut = 0; cut < whole.length; cut++) {
            Path file = file(Arrays.copyOf(whole, cut));
            assertThrows(IOException.class, () -> SnapshotReader.read(file), "cut at " + cut + ", seed " + SEED);
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Path file = file(flipped);
            assertThrows(IOException.class, () -> SnapshotReader.read(file), "flipped at " + at + ", seed " + SEED);
        }
        Path longer = file(Arrays.copyOf(whole, whole.length + 4_096));
        assertThrows(IOException.class, () -> SnapshotReader.read(longer), "zeros at the end");
    }

    /** Someone may write a right sum over wrong content; even then it ends in a refusal, not in a full memory or a crash. */
    @Test
    void wrongContentUnderARightSumIsRefused() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] whole = bytes(snapshot(1, 3, random));
        int refused = 0;
        for (int at = 0; at < whole.length - SUM_BYTES; at++) {
            byte[] flipped = whole.clone();
            flipped[at] = (byte) random.nextInt();
            Path file = file(withSum(flipped));
            try {
                SnapshotReader.read(file);
            } catch (IOException | MillwrightException | IllegalArgumentException refusal) {
                refused++;
            }
        }
        assertTrue(refused > whole.length / 2, refused + " of " + whole.length + " were refused, seed " + SEED);
    }

    @Test
    void aFileThatHoldsLessThanItCountsIsRefused() throws IOException {
        byte[] counted = bytes(snapshot(1, 3, new SplittableRandom(SEED)));
        ByteBuffer.wrap(counted).putLong(counted.length - SUM_BYTES - Long.BYTES, 4);
        Path file = file(withSum(counted));

        IOException refused = assertThrows(IOException.class, () -> SnapshotReader.read(file));

        assertEquals("it holds 3 states in place of 4", refused.getMessage());
    }

    private static byte[] withSum(byte[] bytes) {
        try {
            int end = bytes.length - SUM_BYTES;
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, end));
            System.arraycopy(sum, 0, bytes, end, SUM_BYTES);
            return bytes;
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }

    @Test
    void aNewerFormatIsRefusedWithItsNumberAndNotTakenForDamage() throws IOException {
        byte[] newer = bytes(snapshot(1, 1, new SplittableRandom(SEED)));
        ByteBuffer.wrap(newer).putInt(4, 9);
        file(withSum(newer));
        try (SnapshotFolder folder = SnapshotFolder.open(place)) {
            folder.write(snapshot(2, 1, new SplittableRandom(SEED)));
            Files.move(place.resolve("checkpoint-000000000001.mwcp"), place.resolve("checkpoint-000000000003.mwcp"));

            MillwrightException refused =
                    assertThrows(MillwrightException.class, () -> folder.newest(new ArrayList<>()));

            assertEquals("flow.snapshot.newer", refused.problem().message().code());
            assertEquals("9", refused.problem().message().values().get("format"));
        }
    }

    @Test
    void threeAreKeptAndTheNewestWholeOneIsTaken() throws IOException {
        try (SnapshotFolder folder = SnapshotFolder.open(place)) {
            assertTrue(folder.newest(new ArrayList<>()).isEmpty());
            assertEquals(0, folder.newestNumber());
            for (int number = 1; number <= 5; number++) {
                folder.write(snapshot(number, 2, new SplittableRandom(SEED + number)));
            }
            assertEquals(
                    List.of(
                            "checkpoint-000000000003.mwcp",
                            "checkpoint-000000000004.mwcp",
                            "checkpoint-000000000005.mwcp",
                            "lock"),
                    names());

            Files.write(place.resolve("checkpoint-000000000005.mwcp"), new byte[100]);
            List<Message> notes = new ArrayList<>();

            assertEquals(4, folder.newest(notes).orElseThrow().number());
            assertEquals(1, notes.size());
            assertEquals("flow.snapshot.damaged", notes.getFirst().code());
            assertEquals(5, folder.newestNumber(), "the next one must come after the damaged one");
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void ifNoneIsWholeTheStartIsRefusedUntilAPersonSetsThemAside() throws IOException {
        Files.write(place.resolve("checkpoint-000000000007.mwcp"), new byte[10]);
        try (SnapshotFolder folder = SnapshotFolder.open(place)) {
            MillwrightException refused =
                    assertThrows(MillwrightException.class, () -> folder.newest(new ArrayList<>()));
            assertEquals("flow.snapshot.none", refused.problem().message().code());

            folder.setAside();

            assertTrue(folder.newest(new ArrayList<>()).isEmpty());
            assertTrue(names().contains("checkpoint-000000000007.mwcp.aside"), "nothing may be deleted");
        }
    }

    /** A process that was killed while it wrote leaves the file under another name. */
    @Test
    void aFileThatWasNeverFinishedIsNotLookedAt() throws IOException {
        Files.write(place.resolve("checkpoint-000000000009.mwcp.tmp"), new byte[10]);
        try (SnapshotFolder folder = SnapshotFolder.open(place)) {
            assertTrue(folder.newest(new ArrayList<>()).isEmpty());
            folder.write(snapshot(9, 1, new SplittableRandom(SEED)));
            assertFalse(names().contains("checkpoint-000000000009.mwcp.tmp"));
        }
    }

    @Test
    void twoRunsCannotHoldOneFolder() {
        try (SnapshotFolder first = SnapshotFolder.open(place)) {
            MillwrightException taken = assertThrows(MillwrightException.class, () -> SnapshotFolder.open(place));
            assertEquals("flow.snapshot.taken", taken.problem().message().code());
            assertEquals(0, first.newestNumber());
        }
        SnapshotFolder.open(place).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsReportedAsAMatterOfTheDisk() throws IOException {
        Path file = Files.write(place.resolve("file"), new byte[1]);

        MillwrightException refused =
                assertThrows(MillwrightException.class, () -> SnapshotFolder.open(file.resolve("below")));

        assertTrue(refused.problem() instanceof Problem.Exhausted, refused.toString());
    }
}
