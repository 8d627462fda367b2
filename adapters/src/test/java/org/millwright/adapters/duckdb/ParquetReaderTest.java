package org.millwright.adapters.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.adapters.Contents;
import org.millwright.machine.Quality;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.TimeAxis;

class ParquetReaderTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    @TempDir
    Path folder;

    @Test
    void everyDoubleArrivesBitForBit() {
        double[] numbers = new SplittableRandom(SEED)
                .longs(400)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        String values = Arrays.stream(numbers)
                .mapToObj(number -> "('" + number + "'::DOUBLE)")
                .collect(Collectors.joining(","));

        Contents contents = read("SELECT v AS flow FROM (VALUES " + values + ") t(v)");

        assertEquals(Arrays.stream(numbers).boxed().toList(), contents.column("flow"), "seed " + SEED);
    }

    /** 1.234 of a DECIMAL is never one thousand two hundred and thirty-four. */
    @Test
    void everyKindOfNumberIsTheNumberItIs() {
        Contents contents = read("SELECT (i + 0.234)::DECIMAL(18, 3) AS a, (i / 8)::FLOAT AS b, i::UTINYINT AS c, "
                + "(i * 1000000007)::BIGINT AS d, (i - 10)::HUGEINT AS e, (i * 3)::UBIGINT AS f FROM range(20) t(i)");

        assertEquals(List.of("a", "b", "c", "d", "e", "f"), contents.names());
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    List.of(Double.valueOf(i + ".234"), i / 8.0, (double) i, i * 1_000_000_007.0, i - 10.0, i * 3.0),
                    contents.rows().get(i));
        }
    }

    @Test
    void nothingIsMissingAndWhatIsNoNumberIsNot() {
        Contents contents = read("SELECT i AS number, CASE i WHEN 3 THEN NULL WHEN 4 THEN 'NaN'::DOUBLE WHEN 5 THEN "
                + "'inf'::DOUBLE ELSE i / 2 END AS flow FROM range(20) t(i)");

        assertEquals(
                List.of(Quality.GOOD, Quality.MISSING, Quality.MISSING, Quality.BAD, Quality.GOOD),
                contents.qualities("flow").subList(2, 7));
    }

    @Test
    void aTimestampWithAZoneIsAnInstantAndOneWithoutIsLocal() {
        String series = " + INTERVAL (i) SECOND AS stamp, i / 2 AS flow FROM range(30) t(i)";

        Contents zoned = read("SELECT TIMESTAMPTZ '2024-03-01 02:00:00+02'" + series);
        Contents local = read("SELECT TIMESTAMP '2024-03-01 00:00:00'" + series);

        List<Long> seconds = times("2024-03-01T00:00:00Z", 1_000_000, 30);
        assertEquals(TimeAxis.Kind.INSTANT, zoned.time().kind());
        assertEquals(seconds, zoned.times());
        assertEquals(TimeAxis.Kind.LOCAL, local.time().kind());
        assertEquals(seconds, local.times());
    }

    @Test
    void timestampsOfEveryResolutionAreExactToTheMicrosecond() {
        for (String type : List.of("TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP")) {
            long step = type.endsWith("_S") ? 1_000_000 : type.endsWith("_MS") ? 1000 : 1;
            Contents contents = read("SELECT make_timestamp(1709251200000000 + i * " + step + ")::" + type
                    + " AS stamp, i / 2 AS flow FROM range(30) t(i)");
            assertEquals(times("2024-03-01T00:00:00Z", step, 30), contents.times(), type);
        }
    }

    /** On the last Sunday of March, clocks in Berlin skip from two to three; a time of another place does not. */
    @Test
    void theZoneOfThisComputerChangesNoTime() {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            Contents contents =
                    read("SELECT TIMESTAMP '2024-03-31 01:30:00' + INTERVAL (i) MINUTE AS stamp, i / 2 AS flow "
                            + "FROM range(120) t(i)");
            assertEquals(times("2024-03-31T01:30:00Z", 60_000_000, 120), contents.times());
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void aDateAndATimeInTwoColumnsAreOneTime() {
        Contents contents = read("SELECT DATE '2024-03-01' AS date, TIME '10:15:00.5' + INTERVAL (i) SECOND AS time, "
                + "i / 2 AS flow FROM range(30) t(i)");

        assertEquals(times("2024-03-01T10:15:00.500Z", 1_000_000, 30), contents.times());
        assertEquals(List.of("flow"), contents.names());
    }

    @Test
    void infiniteTimesAreNoTimes() {
        Contents contents = read("SELECT CASE WHEN i = 5 THEN 'infinity'::TIMESTAMP ELSE TIMESTAMP '2024-03-01' + "
                + "INTERVAL (i) SECOND END AS stamp, i / 2 AS flow FROM range(30) t(i)");

        assertEquals(29, contents.report().rows());
        assertEquals(1, contents.report().skipped());
    }

    @Test
    void textTruthAndBytesOfCharactersAreStates() {
        Contents contents = read(
                "SELECT i / 2 AS flow, i % 2 = 0 AS open, CASE WHEN i % 3 = 0 THEN 'on' ELSE 'off' END AS "
                        + "mode, encode(CASE WHEN i % 3 = 0 THEN 'läuft' ELSE 'steht' END) AS drive FROM range(30) t(i)");

        assertEquals(List.of("flow", "open", "mode", "drive"), contents.names());
        assertEquals("on", word(contents, 2, 27));
        assertEquals("off", word(contents, 2, 28));
        assertEquals("läuft", word(contents, 3, 27));
        assertEquals("steht", word(contents, 3, 28));
    }

    @Test
    void namedPartsAreColumnsOfTheirOwn() {
        Contents contents =
                read("SELECT {'in': i / 2, 'out': {'left side': i / 4, 'it''s': i / 8}} AS \"flow \"\"1\"\"\" "
                        + "FROM range(30) t(i)");

        assertEquals(List.of("flow \"1\".in", "flow \"1\".out.left side", "flow \"1\".out.it's"), contents.names());
        assertEquals(List.of(2.5, 1.25, 0.625), contents.rows().get(5));
    }

    @Test
    void listsAreRefusedByNameAndMayBeLeftOut() {
        String query = "SELECT i / 2 AS flow, [i, i] AS waves, MAP {'a': i} AS more FROM range(30) t(i)";
        Path file = ParquetBytes.write(folder.resolve("lists.parquet"), query);

        String refusal = refusal("parquet.column.lists", file);
        assertTrue(refusal.contains("waves") && refusal.contains("--ignore"), refusal);
        Contents contents =
                Contents.of(new ParquetReader(), file, new ReadOptions(Set.of("waves", "more"), null, null));
        assertEquals(List.of("flow"), contents.names());
    }

    @Test
    void unitsComeFromTheMetadata() {
        Path file = ParquetBytes.write(
                folder.resolve("units.parquet"),
                "SELECT i / 2 AS flow FROM range(30) t(i)",
                ", KV_METADATA {'flow.unit': 'l/min', other: 'x'}");

        assertEquals(
                "l/min",
                Contents.of(new ParquetReader(), file).tags().getFirst().unit());
    }

    /** Numbers as names look like a row of data. */
    @Test
    void namesThatAreNumbersAreStillNames() {
        Contents contents = read("SELECT i / 2 AS \"0\", i / 4 AS \"7\", i / 8 AS \"2\" FROM range(30) t(i)");

        assertEquals(30, contents.report().rows());
        assertEquals(List.of("column 0", "column 7", "column 2"), contents.names());
    }

    @Test
    void aPathStandsForItselfWhateverItsSigns() throws IOException {
        Path own = Files.createDirectories(folder.resolve("machine=3").resolve("it's [a] 100% *?"));
        ParquetBytes.write(own.resolve("a.parquet"), "SELECT i / 2 AS flow FROM range(30) t(i)");
        ParquetBytes.write(own.resolve("[a].parquet"), "SELECT i / 4 AS head FROM range(20) t(i)");

        Contents contents = Contents.of(new ParquetReader(), own.resolve("[a].parquet"));

        assertEquals(List.of("head"), contents.names());
        assertEquals(20, contents.report().rows());
    }

    @Test
    void manySmallRowGroupsKeepTheirOrder() {
        Path file = ParquetBytes.write(
                folder.resolve("groups.parquet"),
                "SELECT (i * 7919) % 100003 + 0.5 AS flow FROM range(60000) t(i)",
                ", ROW_GROUP_SIZE 2048");

        List<Double> expected = LongStream.range(0, 60_000)
                .mapToObj(i -> (i * 7919) % 100_003 + 0.5)
                .toList();
        assertEquals(expected, Contents.of(new ParquetReader(), file).column("flow"));
    }

    @Test
    void manyColumnsAreRead() {
        String columns = IntStream.range(0, 1500)
                .mapToObj(column -> "i + " + column + ".5 AS tag_" + column)
                .collect(Collectors.joining(", "));

        Contents contents = read("SELECT " + columns + " FROM range(40) t(i)");

        assertEquals(1500, contents.tags().size());
        assertEquals(1539.0 - 0.5, contents.rows().getLast().getLast());
    }

    @Test
    void damagedAndEmptyFilesAreRefused() throws IOException {
        Path file = ParquetBytes.write(folder.resolve("sound.parquet"), "SELECT i / 2 AS flow FROM range(30) t(i)");
        byte[] sound = Files.readAllBytes(file);
        Path empty = ParquetBytes.write(folder.resolve("empty.parquet"), "SELECT 1.5 AS flow WHERE false");

        refusal("parquet.file.broken", Files.write(file, Arrays.copyOf(sound, sound.length / 2)));
        refusal("recording.file.no-data", empty);
        assertFalse(new ParquetReader().recognises(Files.writeString(file, "PAR")));
    }

    private static String word(Contents contents, int column, int row) {
        return contents.tags()
                .get(column)
                .words()
                .get(contents.rows().get(row).get(column).intValue());
    }

    private static String refusal(String code, Path file) {
        ParquetReader reader = new ParquetReader();
        assertTrue(reader.recognises(file), code);
        MillwrightException refused = assertThrows(MillwrightException.class, () -> reader.open(file, ReadOptions.NONE)
                .close());
        assertEquals(code, refused.problem().message().code(), refused.getMessage());
        return refused.problem().message().text();
    }

    private Contents read(String query) {
        return Contents.of(new ParquetReader(), ParquetBytes.write(folder.resolve("recording.parquet"), query));
    }

    private static List<Long> times(String first, long step, int count) {
        Instant start = Instant.parse(first);
        long micros = start.getEpochSecond() * 1_000_000 + start.getNano() / 1000;
        return LongStream.range(0, count).mapToObj(i -> micros + i * step).toList();
    }
}
