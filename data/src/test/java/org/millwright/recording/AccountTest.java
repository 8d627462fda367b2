package org.millwright.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.recording.Refusals.refused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.Message;
import org.millwright.recording.table.Tables;

/** What becomes of every row: handed out, or skipped by a reason; and how a reading is watched, stopped and done again. */
class AccountTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    /** The oracle writes a table and knows of every row what it is. */
    private static final class RandomTable {
        private final SplittableRandom random;
        private final int tags;
        private final List<String> lines = new ArrayList<>();
        private final Map<String, Long> skips = new TreeMap<>();
        private final Map<String, Long> missing = new TreeMap<>();
        private final Map<String, Long> bad = new TreeMap<>();
        private final Map<String, List<Double>> values = new LinkedHashMap<>();
        private final List<Long> times = new ArrayList<>();

        RandomTable(SplittableRandom random) {
            this.random = random;
            tags = 2 + random.nextInt(5);
            StringBuilder header = new StringBuilder("Time");
            for (int tag = 0; tag < tags; tag++) {
                header.append("|tag ").append(tag);
            }
            lines.add(header.toString());
            int rows = 30 + random.nextInt(400);
            for (int row = 0; row < rows; row++) {
                row(row);
                if (row < rows - 1 && random.nextInt(12) == 0) {
                    fault(row);
                }
            }
        }

        private void row(int row) {
            StringBuilder line = new StringBuilder(clock(row));
            times.add(Transcript.micros("2024-03-21T10:00:00") + row * 1_000_000L);
            for (int tag = 0; tag < tags; tag++) {
                line.append('|').append(cell("tag " + tag, row));
            }
            lines.add(line.toString());
        }

        private String cell(String tag, int row) {
            int kind = row < 3 ? 9 : random.nextInt(40);
            if (kind < 2) {
                missing.merge(tag, 1L, Long::sum);
                value(tag, Double.NaN);
                return kind == 0 ? "" : "NA";
            }
            if (kind == 2) {
                bad.merge(tag, 1L, Long::sum);
                value(tag, Double.NaN);
                return "Error";
            }
            double value = random.nextInt(100_000) / 8.0 + 0.125;
            value(tag, value);
            return String.valueOf(value);
        }

        private void value(String tag, double value) {
            values.computeIfAbsent(tag, name -> new ArrayList<>()).add(value);
        }

        private void fault(int row) {
            switch (random.nextInt(5)) {
                case 0 -> skipped("blank", "");
                case 1 -> skipped("blank", "|".repeat(tags));
                case 2 -> skipped("repeated-header", lines.getFirst());
                case 3 -> skipped("no-time", "|7.5".repeat(tags));
                default -> skipped("too-many-cells", clock(row) + "|7.5".repeat(tags + 1));
            }
        }

        private void skipped(String reason, String line) {
            skips.merge(reason, 1L, Long::sum);
            lines.add(line);
        }

        private static String clock(int row) {
            return "2024-03-21 10:%02d:%02d".formatted(row / 60, row % 60);
        }
    }

    @Test
    void everyRowAndCellOfARandomTableIsCounted() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 150; i++) {
            RandomTable table = new RandomTable(random.split());
            Grid grid = Grid.of(table.lines).cut(10 + random.nextInt(200));
            Transcript read = Transcript.of(grid, ReadOptions.NONE);
            String where = "table " + i + " seed " + SEED;
            assertEquals(table.skips, new TreeMap<>(read.report.skippedRows()), where);
            assertEquals(table.lines.size() - 1, read.report.rows() + read.report.skipped(), where);
            assertEquals(table.missing, new TreeMap<>(read.report.missingCells()), where);
            assertEquals(table.bad, new TreeMap<>(read.report.badCells()), where);
            assertIterableEquals(table.times, read.times(), where);
            table.values.forEach((tag, values) -> assertIterableEquals(values, read.values(tag), where));
        }
    }

    @Test
    void wordsBelowTheDataAreAFooter() {
        Transcript read = Transcript.of(rows(40) + "Total rows: 40\nExported by recorder 7|x|y|z\n");
        assertEquals(40, read.report.rows());
        assertEquals(Map.of("footer", 2L), read.report.skippedRows());
    }

    @Test
    void sumsBelowTheDataAreNoRow() {
        Transcript read = Transcript.of(rows(40) + "Average|1.5|2.5\n");
        assertEquals(40, read.report.rows());
        assertEquals(Map.of("summary-row", 1L), read.report.skippedRows());
    }

    @Test
    void aLastRowThatWasNotWrittenToItsEndIsCut() {
        Transcript read = Transcript.of(rows(40) + "2024-03-21 10:00:40|1.5");
        assertEquals(40, read.report.rows());
        assertEquals(Map.of("cut-row", 1L), read.report.skippedRows());
    }

    @Test
    void inASpreadsheetCellsAtTheEndMayLack() {
        Transcript read =
                Transcript.of(Grid.of(rows(40) + "2024-03-21 10:00:40|1.5").padding(), ReadOptions.NONE);
        assertEquals(41, read.report.rows());
        assertEquals(1L, read.report.missingCells().get("Press"));
    }

    /** The rows of the first export have fewer cells than those of the second: neither may vanish. */
    @Test
    void rowsOfTwoWidthsAreRefusedWithTheFirstOne() {
        Message refusal = refused("rows.ragged", rows(40) + wide(40, 80));
        assertEquals("2", refusal.values().get("row"));
        assertEquals("40", refusal.values().get("odd"));
        assertTrue(refusal.text().contains("separator"), refusal.text());
    }

    @Test
    void fewRowsOfAnotherWidthAreCounted() {
        Transcript above = Transcript.of(rows(5) + wide(5, 105));
        assertEquals(100, above.report.rows());
        assertEquals(5, above.report.skipped());
        Transcript below = Transcript.of(rows(100) + wide(100, 104) + "2024-03-21 10:02:00|1.5|2.5\n");
        assertEquals(101, below.report.rows());
        assertEquals(Map.of("too-many-cells", 4L), below.report.skippedRows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n", " | \n|\n"})
    void anEmptyTableIsRefused(String table) {
        refused("file.empty", table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Time|Temp|Press", "Time|Temp|Press\ns|bar|bar", "some words\nand more of them"})
    void aHeaderAloneIsRefused(String table) {
        refused("file.no-data", table);
    }

    @Test
    void oneRowIsARecording() {
        Transcript read = Transcript.of("Time|Temp\n2024-03-21 10:00:00|1.5\n");
        assertEquals(List.of(1.5), read.values("Temp"));
        assertEquals(List.of("2024-03-21T10:00"), read.clock());
    }

    @Test
    void oneColumnIsARecording() {
        Transcript read = Transcript.of("Temp\n1.5\n1.6\n1.7\n");
        assertEquals(List.of(1.5, 1.6, 1.7), read.values("Temp"));
        assertEquals(TimeAxis.Kind.ROWS, read.recording.time().kind());
    }

    @Test
    void oneColumnWithoutAHeaderIsARecording() {
        assertEquals(List.of(1.5, 1.6, 1.7), Transcript.of("1.5\n1.6\n1.7\n").values("column 1"));
    }

    @Test
    void timesWithoutValuesAreNoRecording() {
        refused("columns.none", "Time\n2024-03-21 10:00:00\n2024-03-21 10:00:01\n");
    }

    @Test
    void readingTwiceGivesTheSame() {
        try (Recording recording = Tables.open(Grid.of(rows(9_000)).cut(2_000), ReadOptions.NONE)) {
            Transcript first = Transcript.of(recording);
            Transcript second = Transcript.of(recording);
            assertIterableEquals(first.times(), second.times());
            assertIterableEquals(first.values("Press"), second.values("Press"));
            assertEquals(first.report, second.report);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_500, 100_000})
    void aSinkThatHasEnoughGetsNothingMore(int linesAPart) {
        try (Recording recording = Tables.open(Grid.of(rows(20_000)).cut(linesAPart), ReadOptions.NONE)) {
            int[] blocks = new int[1];
            ReadReport report = recording.read((machine, block) -> ++blocks[0] < 2, Recording.Progress.NONE);
            assertEquals(2, blocks[0]);
            assertTrue(report.rows() < 20_000, "All rows were read.");
            assertEquals(20_000, Transcript.of(recording).report.rows());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_500, 100_000})
    void progressRisesToTheWhole(int linesAPart) {
        try (Recording recording = Tables.open(Grid.of(rows(20_000)).cut(linesAPart), ReadOptions.NONE)) {
            List<Long> done = new ArrayList<>();
            List<Long> totals = new ArrayList<>();
            recording.read((machine, block) -> true, (now, total) -> {
                done.add(now);
                totals.add(total);
            });
            assertTrue(done.size() > 2, "Progress was told " + done.size() + " times.");
            assertIterableEquals(done.stream().sorted().toList(), done);
            assertEquals(done.getLast(), totals.getLast());
            assertEquals(1, totals.stream().distinct().count());
        }
    }

    @Test
    void blocksAreOfBoundedSize() {
        try (Recording recording = Tables.open(Grid.of(rows(30_000)), ReadOptions.NONE)) {
            recording.read(
                    (machine, block) -> {
                        assertTrue(block.rows() <= 8_192, "A block holds " + block.rows() + " rows.");
                        return true;
                    },
                    Recording.Progress.NONE);
            assertEquals(30_000, recording.estimatedRows());
        }
    }

    @Test
    void aRecordingClosesItsTable() {
        Grid grid = Grid.of(rows(10));
        Tables.open(grid, ReadOptions.NONE).close();
        assertEquals(1, grid.closed());
    }

    private static String wide(int first, int until) {
        StringBuilder table = new StringBuilder();
        for (int row = first; row < until; row++) {
            table.append("2024-03-21 10:%02d:%02d|1|5|2|5|%d%n".formatted(row / 60, row % 60, row));
        }
        return table.toString();
    }

    private static String rows(int count) {
        StringBuilder table = new StringBuilder("Time|Temp|Press\n");
        for (int row = 0; row < count; row++) {
            table.append("2024-03-21 %02d:%02d:%02d".formatted(10 + row / 3600, row / 60 % 60, row % 60))
                    .append('|')
                    .append(row % 50)
                    .append(".5|")
                    .append(row)
                    .append(".25\n");
        }
        return table.toString();
    }
}
