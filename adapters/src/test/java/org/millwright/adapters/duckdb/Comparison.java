package org.millwright.adapters.duckdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.millwright.dataset.Range;
import org.millwright.history.Buckets;
import org.millwright.history.Columns;
import org.millwright.history.LastValues;
import org.millwright.history.Wide;
import org.millwright.history.chart.Steps;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/** Asks a historian the same as a plain list. */
final class Comparison {
    private final Arrivals truth;
    private final DuckHistorian historian;
    private final SplittableRandom random;
    private final String seed;

    Comparison(Arrivals truth, DuckHistorian historian, SplittableRandom random, String seed) {
        this.truth = truth;
        this.historian = historian;
        this.random = random;
        this.seed = seed;
    }

    /** Everything, and some random questions. */
    void all() {
        List<TagPath> every = truth.tags().stream()
                .filter(tag ->
                        truth.values().stream().anyMatch(value -> value.tag().equals(tag)))
                .toList();
        if (every.isEmpty()) {
            return;
        }
        raw(every, new Range(Arrivals.START - 100_000 * Arrivals.SECOND, truth.newest() + 1), 5_000_000);
        for (int i = 0; i < 4; i++) {
            List<TagPath> some =
                    every.stream().filter(tag -> random.nextInt(4) == 0).toList();
            if (!some.isEmpty()) {
                raw(some, range(), 1 + random.nextInt(300));
                buckets(some, range());
            }
        }
        for (Map.Entry<AssetPath, List<Tag>> machine : truth.machines().entrySet()) {
            wide(machine.getKey(), every);
        }
        last(every);
        events();
        assertEquals(truth.values().size(), kept(), seed);
    }

    /** How many values are in files and in memory together. */
    private long kept() {
        Range all = new Range(Arrivals.START - 100_000 * Arrivals.SECOND, truth.newest() + 1);
        List<TagPath> tags = truth.tags().stream()
                .filter(tag ->
                        truth.values().stream().anyMatch(value -> value.tag().equals(tag)))
                .toList();
        long kept = 0;
        for (Steps.Source source : Steps.Source.values()) {
            Buckets buckets = historian.buckets(tags, all, 1_000, source);
            long usable = LongStream.of(buckets.cells().values()).sum();
            kept = historian.raw(tags, all, 5_000_000).rows();
            assertEquals(
                    truth.values().stream()
                            .filter(value -> SourceQuality.usable(value.quality()))
                            .count(),
                    usable,
                    () -> source + ", " + seed);
        }
        return kept;
    }

    private void events() {
        Range times = range();
        List<AssetPath> some = random.nextBoolean()
                ? List.of()
                : List.of(truth.machines().keySet().iterator().next());
        Comparator<MachineEvent> order = Comparator.comparingLong(MachineEvent::timeMicros)
                .thenComparing(event -> event.asset().toString());
        List<MachineEvent> expected = truth.events().stream()
                .filter(event -> times.holds(event.timeMicros()) && (some.isEmpty() || some.contains(event.asset())))
                .sorted(order)
                .toList();
        assertEquals(expected, historian.events(some, times, 10_000), seed);
    }

    private Range range() {
        long span = truth.newest() - Arrivals.START + 40_000 * Arrivals.SECOND;
        long one = Arrivals.START - 30_000 * Arrivals.SECOND + random.nextLong(span);
        long length = random.nextInt(3) == 0 ? span : 1 + random.nextLong(span / 20);
        return new Range(one, one + length);
    }

    private List<Arrivals.Value> values(List<TagPath> tags, Range times) {
        Comparator<Arrivals.Value> order = Comparator.comparingLong(Arrivals.Value::time)
                .thenComparingInt(value -> tags.indexOf(value.tag()))
                .thenComparingDouble(Arrivals.Value::value)
                .thenComparingInt(Arrivals.Value::quality);
        return truth.values().stream()
                .filter(value -> times.holds(value.time()) && tags.contains(value.tag()))
                .sorted(order)
                .toList();
    }

    private void raw(List<TagPath> tags, Range times, int limit) {
        Columns columns = historian.raw(tags, times, limit);
        List<Arrivals.Value> expected = values(tags, times);
        List<Arrivals.Value> got = new ArrayList<>();
        for (int i = 0; i < columns.rows(); i++) {
            got.add(new Arrivals.Value(
                    tags.get(columns.tag()[i]), columns.times()[i], columns.values()[i], columns.qualities()[i]));
            assertTrue(
                    i == 0
                            || columns.times()[i - 1] < columns.times()[i]
                            || (columns.times()[i - 1] == columns.times()[i]
                                    && columns.tag()[i - 1] <= columns.tag()[i]),
                    () -> "rows are out of order, " + seed);
        }
        assertEquals(Math.min(limit, expected.size()), got.size(), () -> "rows of " + times + ", " + seed);
        assertEquals(expected.size() <= limit, columns.complete(), seed);
        if (expected.size() <= limit) {
            List<Arrivals.Value> sorted = new ArrayList<>(got);
            sorted.sort(Comparator.comparingLong(Arrivals.Value::time)
                    .thenComparingInt(value -> tags.indexOf(value.tag()))
                    .thenComparingDouble(Arrivals.Value::value)
                    .thenComparingInt(Arrivals.Value::quality));
            assertEquals(expected, sorted, seed);
        } else {
            assertArrayEquals(
                    expected.stream()
                            .limit(limit)
                            .mapToLong(Arrivals.Value::time)
                            .toArray(),
                    columns.times(),
                    seed);
        }
    }

    private void buckets(List<TagPath> tags, Range times) {
        Steps.Source[] sources = Steps.Source.values();
        Buckets buckets =
                historian.buckets(tags, times, 16 + random.nextInt(200), sources[random.nextInt(sources.length)]);
        Range whole = new Range(buckets.fromMicros(), buckets.fromMicros() + buckets.count() * buckets.stepMicros());
        assertTrue(whole.holdsAll(times), () -> whole + " does not hold " + times);
        assertEquals(0, Math.floorMod(buckets.fromMicros(), buckets.stepMicros()));
        Map<Integer, List<Arrivals.Value>> byCell = new HashMap<>();
        for (Arrivals.Value value : values(tags, whole)) {
            int cell = tags.indexOf(value.tag()) * buckets.count()
                    + (int) ((value.time() - buckets.fromMicros()) / buckets.stepMicros());
            byCell.computeIfAbsent(cell, key -> new ArrayList<>()).add(value);
        }
        for (int cell = 0; cell < tags.size() * buckets.count(); cell++) {
            cell(buckets.cells(), cell, byCell.getOrDefault(cell, List.of()));
        }
    }

    private void cell(Buckets.Cells cells, int cell, List<Arrivals.Value> values) {
        List<Arrivals.Value> usable = values.stream()
                .filter(value -> SourceQuality.usable(value.quality()))
                .toList();
        String where = "cell " + cell + ", " + seed;
        assertEquals(usable.size(), cells.values()[cell], where);
        byte worst = values.stream()
                .map(Arrivals.Value::quality)
                .reduce(SourceQuality::worst)
                .orElse(SourceQuality.ABSENT);
        assertEquals(worst, cells.worst()[cell], where);
        if (usable.isEmpty()) {
            assertTrue(Double.isNaN(cells.minimum()[cell]) && Double.isNaN(cells.last()[cell]), where);
            return;
        }
        double minimum =
                usable.stream().mapToDouble(Arrivals.Value::value).min().orElseThrow();
        double maximum =
                usable.stream().mapToDouble(Arrivals.Value::value).max().orElseThrow();
        assertEquals(minimum, cells.minimum()[cell], where);
        assertEquals(maximum, cells.maximum()[cell], where);
        assertEquals(usable.stream().mapToDouble(Arrivals.Value::value).sum(), cells.sum()[cell], 1e-9, where);
        // The list is sorted by time and value.
        assertEquals(usable.getFirst().value(), cells.first()[cell], where);
        assertEquals(usable.getLast().value(), cells.last()[cell], where);
        assertEquals(firstTime(usable, minimum) <= firstTime(usable, maximum), cells.minimumFirst()[cell], where);
    }

    private static long firstTime(List<Arrivals.Value> values, double of) {
        return values.stream()
                .filter(value -> value.value() == of)
                .findFirst()
                .orElseThrow()
                .time();
    }

    private void wide(AssetPath machine, List<TagPath> every) {
        List<TagPath> tags =
                every.stream().filter(tag -> tag.asset().equals(machine)).toList();
        if (tags.isEmpty()) {
            return;
        }
        Range times = range();
        List<Arrivals.Value> got = new ArrayList<>();
        try (Wide wide = historian.wide(machine, tags.stream().map(TagPath::tag).toList(), times)) {
            long last = Long.MIN_VALUE;
            for (Block block = wide.next(); block.rows() > 0; block = wide.next()) {
                for (int row = 0; row < block.rows(); row++) {
                    assertTrue(block.time(row) >= last, () -> "wide rows are out of order, " + seed);
                    last = block.time(row);
                    for (int column = 0; column < tags.size(); column++) {
                        byte quality = block.qualities(column)[row];
                        if (quality != SourceQuality.ABSENT) {
                            got.add(new Arrivals.Value(
                                    tags.get(column), block.time(row), block.value(row, column), quality));
                        }
                    }
                }
            }
        }
        List<Arrivals.Value> expected = values(tags, times);
        got.sort(Comparator.comparingLong(Arrivals.Value::time)
                .thenComparingInt(value -> tags.indexOf(value.tag()))
                .thenComparingDouble(Arrivals.Value::value)
                .thenComparingInt(Arrivals.Value::quality));
        // Two rows of one tag and time that came apart may share a row with different neighbours: nothing is lost or
        // made up.
        assertEquals(expected, got, () -> "wide rows of " + machine + ", " + seed);
    }

    private void last(List<TagPath> tags) {
        for (TagPath tag : tags) {
            long newest = truth.values().stream()
                    .filter(value -> value.tag().equals(tag))
                    .mapToLong(Arrivals.Value::time)
                    .max()
                    .orElseThrow();
            LastValues.Last last = historian.last().of(tag).orElseThrow();
            assertEquals(newest, last.timeMicros(), () -> "newest of " + tag + ", " + seed);
            assertTrue(
                    truth.values().contains(new Arrivals.Value(tag, newest, last.value(), last.quality())),
                    () -> "newest of " + tag + " is none that came, " + seed);
            assertEquals(
                    newest + 1,
                    historian.catalogue().tag(tag).orElseThrow().times().until(),
                    seed);
        }
    }
}
