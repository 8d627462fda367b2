package org.millwright.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final long START = Transcript.micros("2024-03-21T10:00:00");

    @Test
    void rowsOutOfOrderAreSortedAndCounted() {
        Transcript read = Transcript.of(Grid.of(rows(0, 1, 4, 2, 3, 5)), ReadOptions.NONE);
        assertEquals(times(0, 1, 2, 3, 4, 5), read.times());
        assertEquals(List.of(0.5, 1.5, 2.5, 3.5, 4.5, 5.5), read.values("Temp"));
        assertEquals("2", read.message("time.sorted").values().get("count"));
    }

    /** In every hundred rows one comes late by up to some places, as loggers with buffers do it. */
    @Test
    void everyRowThatIsLateFindsItsPlace() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int table = 0; table < 5; table++) {
            List<Integer> seconds =
                    new ArrayList<>(IntStream.range(0, 12_000).boxed().toList());
            for (int hundred = 0; hundred < 12_000; hundred += 100) {
                int from = hundred + 10 + random.nextInt(40);
                seconds.add(from + 1 + random.nextInt(39), seconds.remove(from));
            }
            Transcript read = Transcript.of(Grid.of(rows(seconds)).cut(3_000), ReadOptions.NONE);
            assertIterableEquals(times(IntStream.range(0, 12_000).toArray()), read.times(), () -> "seed " + SEED);
            assertIterableEquals(
                    IntStream.range(0, 12_000).mapToObj(second -> second + 0.5).toList(),
                    read.values("Temp"),
                    () -> "seed " + SEED);
            assertEquals("120", read.message("time.sorted").values().get("count"));
        }
    }

    @Test
    void aWholeTableUpsideDownIsTurned() {
        List<Integer> seconds =
                new ArrayList<>(IntStream.range(0, 9_000).boxed().toList());
        Collections.reverse(seconds);
        Transcript read = Transcript.of(Grid.of(rows(seconds)), ReadOptions.NONE);
        assertIterableEquals(times(IntStream.range(0, 9_000).toArray()), read.times());
        assertEquals(0.5, read.values("Temp").getFirst());
    }

    @Test
    void aShuffledTableIsSorted() {
        List<Integer> seconds =
                new ArrayList<>(IntStream.range(0, 5_000).boxed().toList());
        Collections.shuffle(seconds, new Random(SEED));
        Transcript read = Transcript.of(Grid.of(rows(seconds)), ReadOptions.NONE);
        assertIterableEquals(times(IntStream.range(0, 5_000).toArray()), read.times(), () -> "seed " + SEED);
    }

    @Test
    void equalTimesStayInTheirOrderAndAreCounted() {
        Transcript read = Transcript.of(
                "Time|Temp\n2024-03-21 10:00:00|1.5\n2024-03-21 10:00:00|2.5\n2024-03-21 10:00:01|3.5\n2024-03-21 10:00:01|4.5\n");
        assertEquals(times(0, 0, 1, 1), read.times());
        assertEquals(List.of(1.5, 2.5, 3.5, 4.5), read.values("Temp"));
        assertEquals("2", read.message("time.equal").values().get("count"));
        assertEquals("3", read.message("time.equal").values().get("row"));
    }

    @Test
    void equalTimesStayInTheirOrderAlsoWhereRowsAreSorted() {
        Transcript read = Transcript.of(
                "Time|Temp\n2024-03-21 10:00:02|1.5\n2024-03-21 10:00:01|2.5\n2024-03-21 10:00:01|3.5\n2024-03-21 10:00:02|4.5\n2024-03-21 10:00:03|5.5\n");
        assertEquals(times(1, 1, 2, 2, 3), read.times());
        assertEquals(List.of(2.5, 3.5, 1.5, 4.5, 5.5), read.values("Temp"));
    }

    @Test
    void aCountThatStartsAgainIsNoTime() {
        StringBuilder table = new StringBuilder("Time [s]|Temp\n");
        for (int row = 0; row < 60; row++) {
            table.append(row % 20).append('|').append(row).append(".5\n");
        }
        Transcript read = Transcript.of(table.toString());
        assertEquals(TimeAxis.Kind.ROWS, read.recording.time().kind());
        assertEquals("22", read.message("time.restarts").values().get("row"));
        assertEquals(60, read.report.rows());
        assertEquals(IntStream.range(0, 60).mapToObj(row -> row * 1_000_000L).toList(), read.times());
        assertEquals(IntStream.range(0, 60).mapToObj(row -> row + 0.5).toList(), read.values("Temp"));
        assertTrue(read.report.columnsLeftOut().containsKey("Time"));
    }

    @Test
    void timesThatAreAllTheSameAreNoTime() {
        StringBuilder table = new StringBuilder("Time|Temp\n");
        for (int row = 0; row < 20; row++) {
            table.append("2024-03-21 10:00:00|").append(row).append(".5\n");
        }
        Transcript read = Transcript.of(table.toString());
        assertEquals(TimeAxis.Kind.ROWS, read.recording.time().kind());
        assertTrue(read.said().contains("time.constant"));
        assertEquals(20, read.report.rows());
    }

    /** Blocks of a file that were written one after the other in the wrong order do not overlap: they are sorted. */
    @Test
    void partsOfAFileInTheWrongOrderAreSorted() {
        List<Integer> seconds = new ArrayList<>();
        IntStream.range(100, 200).forEach(seconds::add);
        IntStream.range(0, 100).forEach(seconds::add);
        Transcript read = Transcript.of(Grid.of(rows(seconds)), ReadOptions.NONE);
        assertIterableEquals(times(IntStream.range(0, 200).toArray()), read.times());
        assertEquals(0.5, read.values("Temp").getFirst());
    }

    @Test
    void theStepIsTheMedianDistance() {
        Transcript read = Transcript.of(Grid.of(rows(0, 10, 20, 30, 300, 310, 320)), ReadOptions.NONE);
        assertEquals(10_000_000, read.recording.time().stepMicros());
    }

    @Test
    void rowsInOrderSayNothing() {
        Transcript read = Transcript.of(Grid.of(rows(0, 1, 2, 3)), ReadOptions.NONE);
        assertFalse(read.said().contains("time.sorted"));
        assertFalse(read.said().contains("time.equal"));
    }

    /** However a table is cut for several threads, it is the same table. */
    @Test
    void partsMakeTheSameWhole() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Integer> seconds =
                new ArrayList<>(IntStream.range(0, 2_000).boxed().toList());
        for (int swap = 0; swap < 100; swap++) {
            int from = random.nextInt(seconds.size() - 8);
            Collections.swap(seconds, from, from + 1 + random.nextInt(7));
        }
        List<String> lines = rows(seconds);
        lines.add(700, "");
        lines.add(1_200, "2024-03-21 10:00:00|ERR");
        Transcript whole = Transcript.of(Grid.of(lines), ReadOptions.NONE);
        for (int cut : new int[] {3, 97, 450, 1_999}) {
            Transcript parts = Transcript.of(Grid.of(lines).cut(cut), ReadOptions.NONE);
            assertIterableEquals(whole.times(), parts.times(), () -> "seed " + SEED);
            assertIterableEquals(whole.values("Temp"), parts.values("Temp"), () -> "seed " + SEED);
            assertEquals(whole.said(), parts.said(), () -> "cut " + cut + " seed " + SEED);
            assertEquals(whole.report.skippedRows(), parts.report.skippedRows());
            assertEquals(
                    whole.message("column.words").values(),
                    parts.message("column.words").values());
        }
    }

    private static List<String> rows(int... seconds) {
        return rows(IntStream.of(seconds).boxed().toList());
    }

    /** One row a second after ten o'clock, its value the number of the second and a half. */
    private static List<String> rows(List<Integer> seconds) {
        List<String> rows = new ArrayList<>(List.of("Time|Temp"));
        rows.addAll(seconds.stream()
                .map(second -> "2024-03-21 %02d:%02d:%02d|%d.5"
                        .formatted(10 + second / 3600, second / 60 % 60, second % 60, second))
                .collect(Collectors.toList()));
        return rows;
    }

    private static List<Long> times(int... seconds) {
        return IntStream.of(seconds)
                .mapToObj(second -> START + second * 1_000_000L)
                .toList();
    }
}
