package org.millwright.adapters.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;

/** Files large enough to be cut into parts that several threads read: the borders between parts must not be seen. */
class LargeTextTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final long START = 1_711_015_200L;
    private static final int ROWS = 60_000;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Long> times = new ArrayList<>();
    private final List<List<Double>> values = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void everyRowOfALargeFileIsThere(String end) throws IOException {
        assertWhole(Reading.of(file(text(end, -1), StandardCharsets.UTF_8)));
    }

    @Test
    void linesThatEndInCarriageReturnsAloneAreReadInOneGo() throws IOException {
        assertWhole(Reading.of(file(text("\r", -1), StandardCharsets.UTF_8)));
    }

    /** From the part with a quote on, one thread reads the rest; the parts before it stay as they were read. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20_000, 45_000, 59_999})
    void aQuotedCellAnywhereChangesNothing(int row) throws IOException {
        assertWhole(Reading.of(file(text("\n", row), StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GBK", "UTF-16LE"})
    void charactersOfSeveralBytesMayLieOnTheBorders(String charset) throws IOException {
        String text = text("\n", -1)
                .replace("Remark", "\u5907\u6ce8")
                .replace("ok", "\u6b63\u5e38")
                .replace("odd", "\u5f02\u5e38");
        assertWhole(Reading.of(file(text, Charset.forName(charset))));
    }

    @Test
    void aFileWithoutALastLineEndIsWhole() throws IOException {
        assertWhole(Reading.of(file(text("\n", -1).stripTrailing(), StandardCharsets.UTF_8)));
    }

    @Test
    void aByteOrderMarkBeforeManyPartsIsPassedOver() throws IOException {
        assertWhole(Reading.of(file("\ufeff" + text("\n", -1), StandardCharsets.UTF_8)));
    }

    @Test
    void packedItIsTheSame() throws IOException {
        Path packed = folder.resolve("large.csv.gz");
        try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(packed))) {
            bytes.write(text("\n", -1).getBytes(StandardCharsets.UTF_8));
        }
        assertWhole(Reading.of(packed));
    }

    @Test
    void oneLineLongerThanSeveralPartsIsOneRow() throws IOException {
        String remark = "x".repeat(3 << 20);
        String text = text("\n", -1);
        int middle = text.indexOf("ok\n", text.length() / 2);
        text = text.substring(0, middle) + remark + text.substring(middle + 2);
        Reading read = Reading.of(file(text, StandardCharsets.UTF_8));
        assertIterableEquals(times, read.times(), "seed " + SEED);
    }

    @Test
    void skippedRowsAreCountedOverAllParts() throws IOException {
        List<String> lines = new ArrayList<>(text("\n", -1).lines().toList());
        long blanks = 0;
        long shortRows = 0;
        for (int row = lines.size() - 1; row > 1_000; row--) {
            if (random.nextInt(50) == 0) {
                lines.add(row, "");
                blanks++;
            } else if (random.nextInt(50) == 0) {
                lines.add(row, "7,7,7");
                shortRows++;
            }
        }
        Reading read = Reading.of(file(String.join("\n", lines), StandardCharsets.UTF_8));
        assertIterableEquals(times, read.times(), "seed " + SEED);
        assertEquals(blanks, read.report().skippedRows().get("blank"), "seed " + SEED);
        assertEquals(blanks + shortRows, read.report().skipped(), "seed " + SEED);
    }

    @Test
    void readingStopsEarlyAndBeginsAnew() throws IOException {
        try (Recording recording =
                new TextReader().open(file(text("\n", -1), StandardCharsets.UTF_8), ReadOptions.NONE)) {
            int[] blocks = new int[1];
            ReadReport some = recording.read((machine, block) -> ++blocks[0] < 3, Recording.Progress.NONE);
            assertEquals(3, blocks[0]);
            assertTrue(some.rows() < ROWS);
            assertWhole(Reading.of(recording));
            assertWhole(Reading.of(recording));
        }
    }

    @Test
    void progressIsToldOnTheWay() throws IOException {
        try (Recording recording =
                new TextReader().open(file(text("\n", -1), StandardCharsets.UTF_8), ReadOptions.NONE)) {
            List<Long> done = new ArrayList<>();
            recording.read((machine, block) -> true, (now, total) -> {
                assertTrue(now <= total || total < 0, now + " of " + total);
                done.add(now);
            });
            assertTrue(done.size() >= 3, "Progress was told " + done.size() + " times.");
            assertIterableEquals(done.stream().sorted().toList(), done);
        }
    }

    private void assertWhole(Reading read) {
        assertIterableEquals(times, read.times(), "seed " + SEED);
        assertIterableEquals(
                values, read.rows().stream().map(row -> row.subList(0, 4)).toList(), "seed " + SEED);
        assertEquals(0, read.report().skipped(), "seed " + SEED);
    }

    /** A little over three parts of a mebibyte; one cell may be in quotes. */
    private String text(String end, int quoted) {
        StringBuilder text = new StringBuilder("Time,A,B,C,D,Remark").append(end);
        for (int row = 0; row < ROWS; row++) {
            long time = START + row;
            times.add(time * 1_000_000L);
            List<Double> cells = new ArrayList<>();
            text.append(time);
            for (int tag = 0; tag < 4; tag++) {
                double value = random.nextInt(1, 100_000_000) / 1024.0;
                cells.add(value);
                text.append(',').append(value);
            }
            values.add(cells);
            String remark = random.nextInt(10) == 0 ? "odd" : "ok";
            text.append(',')
                    .append(row == quoted ? "\"" + remark + "\"" : remark)
                    .append(end);
        }
        return text.toString();
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve("large.csv"), text, charset);
    }
}
