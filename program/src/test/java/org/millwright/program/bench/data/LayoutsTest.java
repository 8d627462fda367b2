package org.millwright.program.bench.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.evaluate.StreamScore;
import org.millwright.machine.Block;

class LayoutsTest {
    @TempDir
    Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream packed = path.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private DataFolder data() {
        return DataFolder.of(folder, null, "any");
    }

    private String refused(org.junit.jupiter.api.function.Executable reading) {
        MillwrightException refused = assertThrows(MillwrightException.class, reading);
        assertInstanceOf(Problem.BadRequest.class, refused.problem());
        return refused.problem().message().code();
    }

    @Test
    void skabRowsKeepTimesChannelsLabelsAndHoles() throws IOException {
        write("valve/a.csv", """
                datetime;"flow; raw";p;anomaly;changepoint
                2020-03-09 10:34:33;1.5;;0.0;0.0
                2020-03-09 10:34:33.250;-2e3;7;1.0;1
                """);
        List<SkabFile> files = SkabFile.all(data());
        SkabFile file = files.getFirst();
        Block rows = file.rows();
        assertEquals("valve", file.group());
        assertEquals(
                List.of("flow; raw", "p"),
                rows.tags().stream().map(tag -> tag.name()).toList());
        assertEquals(250_000, rows.time(1) - rows.time(0));
        assertEquals(1_583_750_073_000_000L, rows.time(0));
        assertEquals(-2_000, rows.value(1, 0));
        assertTrue(Double.isNaN(rows.value(0, 1)));
        assertArrayEquals(new boolean[] {false, true}, file.anomalyFrom(0));
        assertArrayEquals(new boolean[] {true}, file.changepointFrom(1));
        assertFalse(file.healthy());
    }

    @Test
    void theHealthyGroupHasNoLabels() throws IOException {
        write("anomaly-free/a.csv", "t;x;y\n2020-01-01 00:00:00;1;2\n");
        SkabFile file = SkabFile.all(data()).getFirst();
        assertTrue(file.healthy());
        assertEquals(2, file.rows().tags().size());
        assertArrayEquals(new boolean[1], file.anomalyFrom(0));
    }

    @Test
    void skabFilesThatCannotBeReadRightAreRefused() throws IOException {
        String head = "t;x;a;c\n";
        String row = "2020-01-01 00:00:05;1;0;0\n";
        record Wrong(String code, String text) {}
        for (Wrong wrong : List.of(
                new Wrong("bench.file.empty", ""),
                new Wrong("bench.file.channels", "t;a;c\n"),
                new Wrong("bench.cell.time", head + "05.01.2020;1;0;0\n"),
                new Wrong("bench.cell.number", head + "2020-01-01 00:00:05;one;0;0\n"),
                new Wrong("bench.cell.label", head + "2020-01-01 00:00:05;1;2;0\n"),
                new Wrong("bench.row.width", head + "2020-01-01 00:00:05;1;0\n"),
                new Wrong("bench.row.order", head + row + "2020-01-01 00:00:04;1;0;0\n"))) {
            write("valve/a.csv", wrong.text);
            assertEquals(wrong.code, refused(() -> SkabFile.all(data())));
        }
    }

    @Test
    void aFileThatWasCutOffIsRefused() throws IOException {
        StringBuilder rows = new StringBuilder("t;x;a;c\n");
        for (int row = 0; row < 5_000; row++) {
            rows.append("2020-01-01 00:00:05;").append(Math.sqrt(row)).append(";0;0\n");
        }
        write("valve/a.csv.gz", rows.toString());
        Path file = folder.resolve("valve/a.csv.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertEquals("bench.file.unreadable", refused(() -> SkabFile.all(data())));
    }

    @Test
    void aTepRunStoredOnItsSideIsTurned() throws IOException {
        write("d00.dat", "1 2 3 4\n10 20 30 40\n");
        write("d00_te.dat", "1 10\n2 20\n5 50\n");
        List<TepRun> runs = TepRun.all(data());
        Block training = TepRun.training(runs, folder).rows();
        assertEquals(4, training.rows());
        assertEquals(30, training.value(2, 1));
        assertEquals(3 * 60_000_000L, training.time(1));
    }

    // Where the training run has as many rows as the test runs, only the channels tell what is a row.
    @Test
    void aTepRunOfTheSameLengthIsStillTurned() throws IOException {
        write("d00.dat.gz", "1 2 3\n10 20 30\n");
        write("d00_te.dat", "1 10\n2 20\n3 30\n");
        write("d07_te.dat", "1 10\n2 20\n3 30\n");
        List<TepRun> runs = TepRun.all(data());
        assertEquals(2, TepRun.training(runs, folder).rows().tags().size());
        assertEquals(7, runs.stream().mapToInt(TepRun::fault).max().orElseThrow());
    }

    @Test
    void tepFilesThatCannotBeReadRightAreRefused() throws IOException {
        write("d00.dat", "1 2\n3 4\n5 6\n");
        write("d01_te.dat", "1 2\n3 4\n5 6\n7 8\n");
        write("d02_te.dat", "1 2 3 4 5\n");
        assertEquals("bench.file.sides", refused(() -> TepRun.all(data())));
        write("d02_te.dat", "1 2\n3\n");
        assertEquals("bench.row.width", refused(() -> TepRun.all(data())));
        write("d02_te.dat", "\n\n");
        assertEquals("bench.file.empty", refused(() -> TepRun.all(data())));
        write("d02_te.dat", "1 x\n");
        assertEquals("bench.cell.number", refused(() -> TepRun.all(data())));
    }

    @Test
    void aTepFolderWithoutTrainingIsNotFound() throws IOException {
        write("d01_te.dat", "1 2\n3 4\n5 6\n");
        List<TepRun> runs = TepRun.all(data());
        MillwrightException absent = assertThrows(MillwrightException.class, () -> TepRun.training(runs, folder));
        assertInstanceOf(Problem.NotFound.class, absent.problem());
    }

    // The clock of the third row was set back by an hour: rows keep their order, the window takes what lies within its
    // times.
    @Test
    void nabWindowsAreFoundByTime() throws IOException {
        write("data/g/a.csv", """
                timestamp,value
                2014-04-10 00:00:00,1
                2014-04-10 01:00:00,2
                2014-04-10 00:30:00,3
                2014-04-10 02:00:00,4
                """);
        write("labels/combined_windows.json", """
                {"g/a.csv": [["2014-04-10 01:00:00.000000", "2014-04-10 02:00:00.000000"],
                             ["2014-04-11 00:00:00.000000", "2014-04-11 01:00:00.000000"]]}
                """);
        DataFolder data = data();
        NabFile file = NabFile.all(data).getFirst();
        assertEquals(4, file.rows());
        assertEquals(3, file.value(2));
        assertEquals(-1_800_000_000L, file.time(2) - file.time(1));
        assertEquals(List.of(new StreamScore.Window(1, 3)), NabFile.labels(data).of(file));
    }

    @Test
    void labelsThatAreNoLabelsAreRefused() throws IOException {
        write("data/g/a.csv", "timestamp,value\n2014-04-10 00:00:00,1\n");
        for (String text : List.of("[]", "{\"g/a.csv\": [[", "7")) {
            write("labels/combined_windows.json", text);
            assertEquals("bench.labels.form", refused(() -> NabFile.labels(data())), text);
        }
        write("labels/combined_windows.json", "{\"g/a.csv\": [[\"soon\", \"later\"]]}");
        assertEquals("bench.cell.time", refused(() -> NabFile.labels(data())
                .of(NabFile.all(data()).getFirst())));
    }

    // The digest is of the bytes on disk: a gzipped file and its plain twin are different data.
    @Test
    void theDigestSeesBytesAndNames() throws IOException {
        write("d00.dat", "1 2\n3 4\n5 6\n");
        String plain = digest();
        Files.move(folder.resolve("d00.dat"), folder.resolve("d00_te.dat"));
        String renamed = digest();
        assertFalse(plain.equals(renamed));
        Files.delete(folder.resolve("d00_te.dat"));
        write("d00.dat.gz", "1 2\n3 4\n5 6\n");
        assertFalse(plain.equals(digest()));
    }

    private String digest() {
        DataFolder data = data();
        TepRun.all(data);
        return data.sha256();
    }
}
