package org.millwright.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.recording.Refusals.refused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.Message;
import org.millwright.machine.Quality;
import org.millwright.recording.folder.Recordings;
import org.millwright.recording.table.Table;
import org.millwright.recording.table.Tables;

/** Several files as one recording, with a reader of tables in memory in the place of those of real files. */
class FolderTest {
    private static final RecordingReader BARS = new RecordingReader() {
        @Override
        public boolean recognises(Path path) {
            return !text(path).startsWith("binary");
        }

        @Override
        public Recording open(Path path, ReadOptions options) {
            return Tables.open(new Named(Grid.of(text(path)), String.valueOf(path.getFileName())), options);
        }
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Recordings recordings = Recordings.of(List.of(BARS));

    @Test
    void filesOfOneMachineFollowEachOtherByTimeNotByName() {
        file("b.csv", "Time|Temp\n2024-03-21 10:00:00|1.5\n2024-03-21 10:00:01|1.6\n");
        file("a.csv", "Time|Temp\n2024-03-22 10:00:00|2.5\n2024-03-22 10:00:01|2.6\n");
        Transcript read = read();
        assertEquals(List.of(1.5, 1.6, 2.5, 2.6), read.values("Temp"));
        assertEquals("2024-03-22T10:00:01", read.clock().getLast());
        assertEquals(4, read.report.rows());
        assertEquals("b.csv", read.message("folder.sequence").values().get("first"));
    }

    @Test
    void columnsMayStandInAnotherOrder() {
        file("1.csv", "Time|Temp|Press [bar]\n2024-03-21 10:00:00|1.5|20.5\n2024-03-21 10:00:01|1.6|20.6\n");
        file("2.csv", "Time|Press [bar]|Temp\n2024-03-22 10:00:00|30.5|2.5\n2024-03-22 10:00:01|30.6|2.6\n");
        Transcript read = read();
        assertEquals(List.of(1.5, 1.6, 2.5, 2.6), read.values("Temp"));
        assertEquals(List.of(20.5, 20.6, 30.5, 30.6), read.values("Press"));
    }

    @Test
    void statesKeepTheirMeaningOverFiles() {
        file("1.csv", "Time|Temp|Mode\n2024-03-21 10:00:00|1.5|idle\n2024-03-21 10:00:01|1.6|run\n");
        file("2.csv", "Time|Temp|Mode\n2024-03-22 10:00:00|2.5|run\n2024-03-22 10:00:01|2.6|stop\n");
        Transcript read = read();
        assertEquals(List.of("idle", "run", "stop"), read.tag("Mode").words());
        assertEquals(List.of(0.0, 1.0, 1.0, 2.0), read.values("Mode"));
    }

    @Test
    void yesAndNoKeepTheirMeaningWhereAFileHasOnlyOne() {
        file("1.csv", "Time|Temp|Run\n2024-03-21 10:00:00|1.5|ON\n2024-03-21 10:00:01|1.6|OFF\n");
        file("2.csv", "Time|Temp|Run\n2024-03-22 10:00:00|2.5|ON\n2024-03-22 10:00:01|2.6|ON\n");
        Transcript read = read();
        List<String> words = read.tag("Run").words();
        List<String> meant = read.values("Run").stream()
                .map(code -> words.get(code.intValue()))
                .toList();
        assertEquals(List.of("ON", "OFF", "ON", "ON"), meant);
    }

    @Test
    void filesWithoutTimesFollowEachOtherAsPeopleCount() {
        file("run 10.csv", "Temp|Press\n3.5|7.5\n3.6|7.25\n");
        file("run 9.csv", "Temp|Press\n2.5|7.5\n2.6|7.25\n");
        file("run 1.csv", "Temp|Press\n1.5|7.5\n1.6|7.25\n");
        Transcript read = read();
        assertEquals(List.of(1.5, 1.6, 2.5, 2.6, 3.5, 3.6), read.values("Temp"));
        assertEquals(TimeAxis.Kind.ROWS, read.recording.time().kind());
        assertEquals(List.of(0L, 1_000_000L, 2_000_000L, 3_000_000L, 4_000_000L, 5_000_000L), read.times());
    }

    @Test
    void oneTagAFileIsJoinedByTime() {
        file("temp.csv", "Time|value\n2024-03-21 10:00:00|1.5\n2024-03-21 10:00:01|1.6\n2024-03-21 10:00:03|1.8\n");
        file("press.csv", "Time|value\n2024-03-21 10:00:01|20.6\n2024-03-21 10:00:02|20.7\n2024-03-21 10:00:03|ERR\n");
        Transcript read = read();
        assertEquals(Set.of("temp", "press"), Set.copyOf(read.tagNames()));
        assertEquals(
                List.of("2024-03-21T10:00", "2024-03-21T10:00:01", "2024-03-21T10:00:02", "2024-03-21T10:00:03"),
                read.clock());
        assertEquals("ggmg", read.qualities("temp"));
        assertEquals(1L, read.report.missingCells().get("temp"));
        assertEquals(4, read.report.rows());
        assertEquals("2", read.message("folder.joined").values().get("count"));
    }

    @Test
    void tagsWithNamesOfTheirOwnKeepThemWhenJoined() {
        file("x1.csv", "Time|Temp [\u00b0C]\n2024-03-21 10:00:00|1.5\n2024-03-21 10:00:01|1.6\n");
        file("x2.csv", "Time|Press [bar]\n2024-03-21 10:00:00|20.5\n2024-03-21 10:00:01|20.6\n");
        Transcript read = read();
        assertEquals(List.of("Temp", "Press"), read.tagNames());
        assertEquals(List.of("\u00b0C", "bar"), read.units());
        assertEquals(List.of(20.5, 20.6), read.values("Press"));
    }

    @Test
    void aBadCellStaysBadWhenJoined() {
        file("x1.csv", "Time|Temp\n2024-03-21 10:00:00|1.5\n2024-03-21 10:00:01|ERR\n2024-03-21 10:00:02|1.7\n");
        file("x2.csv", "Time|Press\n2024-03-21 10:00:00|20.5\n2024-03-21 10:00:01|20.6\n2024-03-21 10:00:02|NA\n");
        Transcript read = read();
        assertEquals("gbg", read.qualities("Temp"));
        assertEquals("ggm", read.qualities("Press"));
        assertEquals(1L, read.report.badCells().get("Temp"));
        assertEquals(1L, read.report.missingCells().get("Press"));
    }

    @Test
    void filesWithOtherColumnsAreRefusedByName() {
        file("1.csv", "Time|Temp|Press\n2024-03-21 10:00:00|1.5|20.5\n2024-03-21 10:00:01|1.6|20.6\n");
        file("2.csv", "Time|Temp|Flow\n2024-03-22 10:00:00|1.5|20.5\n2024-03-22 10:00:01|1.6|20.6\n");
        Message refusal = refused("folder.mixed", this::read);
        assertEquals("2.csv", refusal.values().get("other"));
        assertTrue(Set.of("Press", "Flow").contains(refusal.values().get("column")), refusal.text());
    }

    @Test
    void aUnitThatDiffersIsRefused() {
        file("1.csv", "Time|Temp|Press [bar]\n2024-03-21 10:00:00|1.5|20.5\n2024-03-21 10:00:01|1.6|20.6\n");
        file("2.csv", "Time|Temp|Press [psi]\n2024-03-22 10:00:00|1.5|20.5\n2024-03-22 10:00:01|1.6|20.6\n");
        Message refusal = refused("folder.column-differs", this::read);
        assertEquals("Press", refusal.values().get("column"));
    }

    @Test
    void timesThatOverlapAreRefused() {
        file("1.csv", "Time|Temp|Press\n2024-03-21 10:00:00|1.5|20.5\n2024-03-21 12:00:00|1.6|20.6\n");
        file("2.csv", "Time|Temp|Press\n2024-03-21 11:00:00|1.5|20.5\n2024-03-21 13:00:00|1.6|20.6\n");
        Message refusal = refused("folder.overlap", this::read);
        assertEquals("1.csv", refusal.values().get("one"));
        assertEquals("2.csv", refusal.values().get("other"));
    }

    @Test
    void timesOfDifferentKindsAreRefused() {
        file("1.csv", "Time|Temp|Press\n2024-03-21 10:00:00|1.5|20.5\n2024-03-21 10:00:01|1.6|20.6\n");
        file("2.csv", "Time|Temp|Press\n2024-03-22T10:00:00Z|1.5|20.5\n2024-03-22T10:00:01Z|1.6|20.6\n");
        refused("folder.clocks", this::read);
    }

    @Test
    void epochsOfDifferentUnitsAreOneTime() {
        file("1.csv", "ts|Temp|Press\n1711059330|1.5|20.5\n1711059331|1.6|20.6\n");
        file("2.csv", "ts|Temp|Press\n1711059332000|1.7|20.5\n1711059333000|1.8|20.6\n");
        Transcript read = read();
        assertEquals("2024-03-21T22:15:33", read.clock().getLast());
        assertEquals(List.of(1.5, 1.6, 1.7, 1.8), read.values("Temp"));
    }

    @Test
    void aFileOfSeveralMachinesAmongOthersIsRefused() {
        file(
                "1.csv",
                "Time|Machine|Temp\n2024-03-21 10:00:00|A|1.5\n2024-03-21 10:00:00|B|1.6\n2024-03-21 10:00:01|A|1.5\n2024-03-21 10:00:01|B|1.6\n");
        file(
                "2.csv",
                "Time|Machine|Temp\n2024-03-22 10:00:00|A|1.5\n2024-03-22 10:00:00|B|1.6\n2024-03-22 10:00:01|A|1.5\n2024-03-22 10:00:01|B|1.6\n");
        assertEquals("1.csv", refused("folder.machines", this::read).values().get("file"));
    }

    @Test
    void strangersAmongRecordingsAreNamed() {
        file("1.csv", "Time|Temp\n2024-03-21 10:00:00|1.5\n2024-03-21 10:00:01|1.6\n");
        file("2.csv", "Time|Temp\n2024-03-22 10:00:00|1.5\n2024-03-22 10:00:01|1.6\n");
        file("photo.jpg", "binary");
        file(".hidden", "binary");
        Transcript read = read();
        assertEquals(4, read.report.rows());
        assertEquals("photo.jpg", read.message("folder.left-out").values().get("file"));
        assertEquals(1, read.said().stream().filter("folder.left-out"::equals).count());
    }

    @Test
    void aBrokenFileAmongItsKindIsRefusedAndNotLeftOut() {
        file("1.csv", "Time|Temp\n2024-03-21 10:00:00|1.5\n2024-03-21 10:00:01|1.6\n");
        file("2.csv", "");
        refused("file.empty", this::read);
    }

    @Test
    void aFolderWithoutRecordingsIsRefused() {
        refused("folder.none", this::read);
        file("photo.jpg", "binary");
        file("other.jpg", "binary");
        assertFalse(refused("folder.none", this::read).text().isBlank());
    }

    @Test
    void aPathThatIsNotThereIsRefused() {
        Message refusal = refused("file.missing", () -> recordings.open(folder.resolve("no.csv"), ReadOptions.NONE));
        assertTrue(refusal.text().contains("no.csv"), refusal.text());
    }

    @Test
    void aFileThatNobodyReadsIsRefused() {
        file("photo.jpg", "binary");
        refused("file.unknown", () -> recordings.open(folder.resolve("photo.jpg"), ReadOptions.NONE));
    }

    @Test
    void aColumnIsIgnoredWhereItIs() {
        file("1.csv", "Time|Temp|Label\n2024-03-21 10:00:00|1.5|1\n2024-03-21 10:00:01|1.6|0\n");
        file("2.csv", "Time|Temp\n2024-03-22 10:00:00|1.5\n2024-03-22 10:00:01|1.6\n");
        Transcript read = read(new ReadOptions(Set.of("Label"), null, null));
        assertEquals(List.of("Temp"), read.tagNames());
        refused("folder.ignored", () -> read(new ReadOptions(Set.of("Lable"), null, null)));
    }

    @Test
    void aListOfFilesIsARecordingToo() {
        Path second = file("2.csv", "Time|Temp\n2024-03-22 10:00:00|2.5\n2024-03-22 10:00:01|2.6\n");
        Path first = file("1.csv", "Time|Temp\n2024-03-21 10:00:00|1.5\n2024-03-21 10:00:01|1.6\n");
        try (Recording recording = recordings.open(List.of(second, first), ReadOptions.NONE)) {
            assertEquals(List.of(1.5, 1.6, 2.5, 2.6), Transcript.of(recording).values("Temp"));
        }
    }

    @Test
    void aFolderIsReadAsOftenAsAskedForAndStopsEarly() {
        file("temp.csv", "Time|value\n2024-03-21 10:00:00|1.5\n2024-03-21 10:00:01|1.6\n");
        file("press.csv", "Time|value\n2024-03-21 10:00:00|20.5\n2024-03-21 10:00:01|20.6\n");
        try (Recording recording = recordings.open(folder, ReadOptions.NONE)) {
            int[] blocks = new int[1];
            recording.read((machine, block) -> ++blocks[0] < 1, Recording.Progress.NONE);
            assertEquals(1, blocks[0]);
            assertEquals(2, Transcript.of(recording).report.rows());
            assertEquals(Transcript.of(recording).report, Transcript.of(recording).report);
        }
    }

    @Test
    void skippedRowsOfAllFilesAddUp() {
        file("1.csv", "Time|Temp\n2024-03-21 10:00:00|1.5\n\n2024-03-21 10:00:01|1.6\n");
        file("2.csv", "Time|Temp\n2024-03-22 10:00:00|1.5\n\n\n2024-03-22 10:00:01|NA\n");
        Transcript read = read();
        assertEquals(3L, read.report.skippedRows().get("blank"));
        assertEquals(1L, read.report.missingCells().get("Temp"));
        assertEquals(Quality.MISSING, Quality.ofCode((byte)
                "gmb".indexOf(read.qualities("Temp").charAt(3))));
    }

    private Transcript read() {
        return read(ReadOptions.NONE);
    }

    private Transcript read(ReadOptions options) {
        try (Recording recording = recordings.open(folder, options)) {
            return Transcript.of(recording);
        }
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A table under the name of its file. */
    private record Named(Table table, String name) implements Table {
        @Override
        public List<Message> understanding() {
            return table.understanding();
        }

        @Override
        public boolean padded() {
            return table.padded();
        }

        @Override
        public List<Part> parts() {
            return table.parts();
        }

        @Override
        public Part from(int part) {
            return table.from(part);
        }

        @Override
        public void close() {
            table.close();
        }
    }
}
