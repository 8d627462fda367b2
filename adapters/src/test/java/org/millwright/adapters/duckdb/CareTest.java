package org.millwright.adapters.duckdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.history.Buckets;
import org.millwright.history.Columns;
import org.millwright.history.backup.BackupFolder;
import org.millwright.machine.AssetPath;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

class CareTest {
    private static final long SEED = Long.getLong("millwright.seed", 21);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_200_000);
    private static final AssetPath MILL = AssetPath.of("works/mill");

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);

    private DuckHistorian open() {
        return open(folder.resolve("history"));
    }

    private DuckHistorian open(Path where) {
        return new DuckHistorian(where, DuckHistorianTest.settings(), clock::get);
    }

    private static void compare(Arrivals arrivals, DuckHistorian historian) {
        new Comparison(arrivals, historian, new SplittableRandom(SEED), "seed " + SEED).all();
    }

    private static Arrivals some(DuckHistorian historian, int rounds) {
        Arrivals arrivals = new Arrivals(SEED);
        for (int round = 0; round < rounds; round++) {
            arrivals.deliver(historian);
        }
        return arrivals;
    }

    /** Two and a half days at one row in ten seconds; one cell in a hundred has no value, one of them is infinite. */
    private Path recording() {
        return ParquetBytes.write(
                folder.resolve("mill.parquet"),
                "SELECT make_timestamp(" + Arrivals.START + " + i * 10000000) AS ts, i / 2 AS speed, "
                        + "CASE WHEN i % 100 = 7 THEN NULL WHEN i = 500 THEN 'inf'::DOUBLE ELSE sin(i) END AS \"load\" "
                        + "FROM range(21600) t(i)");
    }

    @Test
    void aRecordingIsAdoptedOnce() throws IOException {
        List<Tag> tags = List.of(new Tag("speed", "rpm", Tag.Kind.MEASUREMENT, List.of()), Tag.of("load"));
        Range all = new Range(Arrivals.START, Arrivals.START + 400_000 * Arrivals.SECOND);
        List<TagPath> paths = List.of(new TagPath(MILL, "speed"), new TagPath(MILL, "load"));
        Path recording = recording();
        try (DuckHistorian historian = open()) {
            assertEquals(21_600, historian.adopt(MILL, tags, recording));
            assertEquals(0, historian.adopt(MILL, tags, Files.copy(recording, folder.resolve("copy.parquet"))));
            historian.mergeDays(Long.MAX_VALUE);
            assertEquals(0, historian.adopt(MILL, tags, recording), "also after its files were put together");
        }
        try (DuckHistorian again = open()) {
            assertEquals(0, again.adopt(MILL, tags, recording));
            Columns columns = again.raw(paths, all, 100_000);
            assertEquals(2 * 21_600 - 216, columns.rows());
            assertEquals(0.5, columns.values()[2]);
            assertEquals(
                    10_799.5, again.last().of(paths.getFirst()).orElseThrow().value());
            assertEquals(
                    "rpm",
                    again.catalogue().tag(paths.getFirst()).orElseThrow().tag().unit());
            Buckets buckets = again.buckets(paths, all, 100);
            long bad = 0;
            for (byte quality : columns.qualities()) {
                bad += quality == SourceQuality.BAD ? 1 : 0;
            }
            assertEquals(1, bad);
            double highest = Double.NEGATIVE_INFINITY;
            for (int bucket = 0; bucket < buckets.count(); bucket++) {
                double maximum = buckets.cells().maximum()[bucket];
                highest = Double.isNaN(maximum) ? highest : Math.max(highest, maximum);
            }
            assertEquals(10_799.5, highest);
        }
    }

    @Test
    void aRecordingThatCannotBeAdoptedSaysWhy() throws IOException {
        Path text = Files.writeString(folder.resolve("text.parquet"), "ts,speed");
        try (DuckHistorian historian = open()) {
            assertEquals("history.adopt.unreadable", code(() -> historian.adopt(MILL, List.of(Tag.of("speed")), text)));
            assertEquals(
                    "history.adopt.column", code(() -> historian.adopt(MILL, List.of(Tag.of("torque")), recording())));
            assertEquals(
                    "history.adopt.absent",
                    code(() -> historian.adopt(MILL, List.of(Tag.of("speed")), folder.resolve("none"))));
            assertEquals(0, historian.stock().files());
        }
    }

    @Test
    void aBackupMadeWhileRowsComeHoldsWhatWasThere() throws InterruptedException {
        Path backup = folder.resolve("backup");
        Arrivals arrivals;
        try (DuckHistorian historian = open()) {
            arrivals = some(historian, 40);
            historian.backup(backup);
            Arrivals more = new Arrivals(SEED + 1);
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int round = 0; round < 40; round++) {
                    more.deliver(new Renamed(historian));
                }
            });
            historian.backup(backup);
            writer.join();
        }
        Path restored = folder.resolve("restored");
        assertTrue(BackupFolder.restore(backup, restored) > 4);
        try (DuckHistorian again = open(restored)) {
            Range all = new Range(0, Long.MAX_VALUE / 2);
            for (TagPath tag : arrivals.tags()) {
                long[] times = arrivals.values().stream()
                        .filter(value -> value.tag().equals(tag))
                        .mapToLong(Arrivals.Value::time)
                        .sorted()
                        .toArray();
                if (times.length > 0) {
                    assertArrayEquals(
                            times, again.raw(List.of(tag), all, 1_000_000).times(), "seed " + SEED);
                }
            }
            assertEquals(List.of(), again.inspect(true));
        }
    }

    /** A backup that is not whole restores nothing. */
    @Test
    void aDamagedBackupIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path backup = folder.resolve("backup");
        try (DuckHistorian historian = open()) {
            some(historian, 20);
            historian.backup(backup);
        }
        flip(parquet(backup).getFirst(), 40);
        Path restored = folder.resolve("restored");
        assertEquals("history.backup.damaged", code(() -> BackupFolder.restore(backup, restored)));
        assertFalse(Files.exists(restored));
        assertEquals("history.backup.absent", code(() -> BackupFolder.restore(folder.resolve("history"), restored)));
        Files.createDirectories(restored);
        Files.writeString(restored.resolve("mine"), "x");
        Path other = folder.resolve("other");
        try (DuckHistorian historian = open()) {
            historian.backup(other);
        }
        assertEquals("history.restore.used", code(() -> BackupFolder.restore(other, restored)));
    }

    @Test
    void aSecondHistoryInTheFolderIsRefusedAndTheProcessNamed() {
        try (DuckHistorian historian = open()) {
            assertEquals(List.of(), historian.inspect(true));
            MillwrightException refused = assertThrows(MillwrightException.class, this::open);
            assertEquals("history.folder.busy", refused.problem().message().code());
            assertTrue(
                    refused.getMessage()
                            .contains(String.valueOf(ProcessHandle.current().pid())),
                    refused.getMessage());
        }
    }

    @Test
    void aDamagedFileIsMovedAsideAndNamedAndTheRestServes() throws IOException {
        Arrivals arrivals;
        try (DuckHistorian historian = open()) {
            arrivals = some(historian, 60);
            historian.compact();
        }
        Path damaged = parquet(folder.resolve("history")).stream()
                .filter(file ->
                        !file.toString().contains(".minute") && file.toString().contains("/n/"))
                .findFirst()
                .orElseThrow();
        flip(damaged, Files.size(damaged) / 2);
        try (DuckHistorian again = open()) {
            List<Message> found = again.inspect(true);
            assertEquals("history.file.damaged", found.getFirst().code());
            assertTrue(Files.exists(folder.resolve("history/aside").resolve(damaged.getFileName())));
            TagPath wide = TagPath.of("works/line/oven/tag3");
            long expected = arrivals.values().stream()
                    .filter(value -> value.tag().equals(wide))
                    .count();
            long served = again.raw(List.of(wide), new Range(0, Long.MAX_VALUE / 2), 1_000_000)
                    .rows();
            assertTrue(served > expected / 2, served + " of " + expected);
        }
        try (DuckHistorian again = open()) {
            assertEquals("history.file.missing", again.inspect(false).getFirst().code());
            again.mergeDays(Long.MAX_VALUE);
        }
    }

    /** The twin of a manifest serves where the manifest itself is damaged; with both damaged the day is set aside, not deleted. */
    @Test
    void aManifestIsReadFromItsTwinAndADayWithoutEitherIsSetAside() throws IOException {
        Arrivals arrivals;
        try (DuckHistorian historian = open()) {
            arrivals = some(historian, 30);
            historian.compact();
        }
        Path manifest = files(folder.resolve("history"), "manifest.json").getFirst();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 5; i++) {
            byte[] whole = Files.readAllBytes(manifest);
            if (i == 0) {
                Files.write(manifest, new byte[0]);
            } else {
                flip(manifest, random.nextLong(whole.length));
            }
            try (DuckHistorian again = open()) {
                compare(arrivals, again);
            }
            Files.write(manifest, whole);
        }
        flip(manifest, 100);
        flip(manifest.resolveSibling("manifest.json.twin"), 100);
        int before = parquet(folder.resolve("history")).size();
        try (DuckHistorian again = open()) {
            assertEquals(
                    "history.manifest.damaged", again.inspect(false).getFirst().code());
            assertEquals(before, parquet(folder.resolve("history")).size(), "nothing may be deleted");
        }
    }

    @Test
    void aManifestOfANewerFormatStopsTheStart() throws IOException {
        try (DuckHistorian historian = open()) {
            some(historian, 10);
            historian.compact();
        }
        Path manifest = files(folder.resolve("history"), "manifest.json").getFirst();
        String text = Files.readString(manifest);
        String body = text.substring(text.indexOf("\"document\":") + 11, text.length() - 2);
        org.millwright.history.form.Sealed.write(
                manifest,
                java.util.Objects.requireNonNull(
                        org.millwright.history.form.Json.read(body.replace("\"format\":1", "\"format\":2"))));
        assertEquals("history.manifest.newer", code(this::open));
        assertEquals("history.manifest.newer", code(this::open), "the folder is free again after a refusal");
    }

    @Test
    void aDamagedListOfTagsIsMadeAgainFromTheFiles() throws IOException {
        Arrivals arrivals;
        try (DuckHistorian historian = open()) {
            arrivals = some(historian, 30);
            historian.compact();
        }
        flip(folder.resolve("history/tags.json"), 80);
        flip(folder.resolve("history/tags.json.twin"), 80);
        try (DuckHistorian again = open()) {
            assertEquals("history.tags.damaged", again.inspect(false).getFirst().code());
            compare(arrivals, again);
        }
    }

    @Test
    void whatIsTooOldGoesAndTheMinutesStayLonger() {
        try (DuckHistorian historian = open()) {
            historian.adopt(MILL, List.of(Tag.of("speed"), Tag.of("load")), recording());
            List<TagPath> speed = List.of(new TagPath(MILL, "speed"));
            Range all = new Range(Arrivals.START, Arrivals.START + 216_000 * Arrivals.SECOND);
            clock.set(NOW.plusSeconds(101L * 86_400));
            historian.mergeDays(Long.MAX_VALUE);
            assertEquals(0, historian.raw(speed, all, 100).rows());
            assertTrue(values(historian.buckets(speed, all, 100)) >= 21_600, "minutes are kept for 1,000 days");
            clock.set(NOW.plusSeconds(1_001L * 86_400));
            historian.mergeDays(Long.MAX_VALUE);
            assertEquals(0, values(historian.buckets(speed, all, 100)));
            clock.set(NOW.plusSeconds(1_003L * 86_400));
            historian.mergeDays(Long.MAX_VALUE);
            assertEquals(0, parquet(folder.resolve("history")).size(), "the files themselves go a day later");
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @Test
    void whatIsTooMuchIsRefusedWithTheNearestThatIsNot() {
        try (DuckHistorian historian = open()) {
            historian.adopt(MILL, List.of(Tag.of("speed"), Tag.of("load")), recording());
            List<TagPath> speed = List.of(new TagPath(MILL, "speed"));
            Range all = new Range(0, 10);
            assertEquals("history.buckets.count", code(() -> historian.buckets(speed, all, 0)));
            assertEquals("history.buckets.count", code(() -> historian.buckets(speed, all, 10_000_000)));
            assertEquals("history.range.length", code(() -> historian.buckets(speed, new Range(5, 5), 100)));
            assertEquals("history.raw.limit", code(() -> historian.raw(speed, all, 0)));
            assertEquals("history.tags.count", code(() -> historian.raw(List.of(), all, 10)));
            assertEquals("history.tag.misspelt", code(() -> historian.wide(MILL, List.of("sped"), all)));
        }
    }

    private static long values(Buckets buckets) {
        long values = 0;
        for (long count : buckets.cells().values()) {
            values += count;
        }
        return values;
    }

    private static String code(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(MillwrightException.class, call).problem().message().code();
    }

    private static void flip(Path file, long at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= 0x10;
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static List<Path> parquet(Path below) throws IOException {
        return files(below, ".parquet");
    }

    private static List<Path> files(Path below, String end) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return new ArrayList<>(
                    all.filter(file -> file.toString().endsWith(end)).sorted().toList());
        }
    }
}
