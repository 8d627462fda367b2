package org.millwright.program.report.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

class TrendCollectorTest {
    private static final long SECOND = 1_000_000;
    private static final List<Tag> TAGS = List.of(Tag.of("a"), Tag.of("b"));

    /** The oracle is the raw rows themselves: every bucket must say of its rows what a scan of them says. */
    @Test
    void everyBucketSaysWhatARawScanSays() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            int capacity = random.nextInt(4, 80);
            Block raw = recording(random, random.nextInt(1, 6_000));
            TrendCollector collector = new TrendCollector(TAGS, SECOND, capacity);
            cut(raw, random).forEach(collector::accept);
            String where = "seed " + seed + ", round " + round;
            for (int column = 0; column < TAGS.size(); column++) {
                Trend trend = collector.trends().get(column);
                assertTrue(trend.size() <= capacity, where);
                assertSameAsRaw(raw, column, trend, where);
            }
        }
    }

    @Test
    void howTheStreamIsCutChangesNothing() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        Block raw = recording(random, 3_000);
        TrendCollector whole = new TrendCollector(TAGS, SECOND, 50);
        whole.accept(raw);
        TrendCollector single = new TrendCollector(TAGS, SECOND, 50);
        for (int row = 0; row < raw.rows(); row++) {
            single.accept(raw.slice(row, row + 1));
        }

        Trend expected = whole.trends().getLast();
        Trend actual = single.trends().getLast();
        assertEquals(expected.size(), actual.size(), "seed " + seed);
        for (int bucket = 0; bucket < expected.size(); bucket++) {
            assertEquals(expected.fromMicros(bucket), actual.fromMicros(bucket), "seed " + seed);
            assertEquals(expected.min(bucket), actual.min(bucket), "seed " + seed);
            assertEquals(expected.afterHole(bucket), actual.afterHole(bucket), "seed " + seed);
        }
    }

    /** A pause of the recording must never be drawn as a line, whatever the recording's length. */
    @Test
    void aPauseSurvivesEveryJoin() {
        TrendCollector collector = new TrendCollector(TAGS, SECOND, 40);
        collector.accept(rising(0, 10_001, 1));
        collector.accept(rising(20_000 * SECOND, 9_999, 1));

        Trend trend = collector.trends().getFirst();
        List<Long> after = new ArrayList<>();
        for (int bucket = 0; bucket < trend.size(); bucket++) {
            if (trend.afterHole(bucket)) {
                after.add(trend.fromMicros(bucket));
            }
        }
        assertEquals(List.of(20_000 * SECOND), after);
    }

    /** A recording by events has more pauses than buckets; its buckets must stay even, and only the longest pauses count. */
    @Test
    void manyShortPausesDoNotEatTheBuckets() {
        TrendCollector collector = new TrendCollector(TAGS, SECOND, 64);
        Block.Builder builder = new Block.Builder(TAGS, 20_000);
        long time = 0;
        for (int row = 0; row < 20_000; row++) {
            time += row % 5 == 0 ? 11 * SECOND : SECOND;
            time += row == 10_000 ? 100_000 * SECOND : 0;
            builder.row(time).set(0, row);
        }
        collector.accept(builder.build());

        Trend trend = collector.trends().getFirst();
        long most = 0;
        int holes = 0;
        for (int bucket = 0; bucket < trend.size(); bucket++) {
            most = Math.max(most, trend.rows(bucket));
            holes += trend.afterHole(bucket) ? 1 : 0;
        }
        assertTrue(most <= 20_000 / 16, "one bucket holds %d rows".formatted(most));
        assertEquals(1, holes);
    }

    /** A tag that went silent while the others went on: the gap stays open where it covers two buckets. */
    @Test
    void aSilentTagLeavesEmptyBuckets() {
        TrendCollector collector = new TrendCollector(TAGS, SECOND, 40);
        Block.Builder builder = new Block.Builder(TAGS, 8_000);
        for (int row = 0; row < 8_000; row++) {
            builder.row(row * SECOND).set(1, row);
            if (row < 3_000 || row >= 4_000) {
                builder.set(0, row);
            }
        }
        collector.accept(builder.build());

        Trend silent = collector.trends().getFirst();
        long missing = 0;
        int empty = 0;
        for (int bucket = 0; bucket < silent.size(); bucket++) {
            missing += silent.rows(bucket) - silent.good(bucket);
            empty += silent.good(bucket) == 0 ? 1 : 0;
        }
        assertEquals(1_000, missing);
        assertTrue(empty >= 2, "only %d empty buckets".formatted(empty));
    }

    @Test
    void aShortRecordingKeepsEveryRow() {
        TrendCollector collector = new TrendCollector(TAGS, SECOND, 2_000);
        collector.accept(rising(0, 1_999, 2));

        Trend trend = collector.trends().getFirst();
        assertEquals(1_999, trend.size());
        assertEquals(2 * 1_998, trend.max(1_998));
    }

    @Test
    void nothingReadIsNothingShown() {
        TrendCollector collector = new TrendCollector(TAGS, SECOND, 10);
        collector.accept(new Block.Builder(TAGS, 1).build());

        assertEquals(0, collector.trends().getFirst().size());
        assertThrows(IllegalArgumentException.class, () -> new TrendCollector(TAGS, SECOND, 3));
    }

    /** Blocks of one row and blocks of thousands must give the same picture, wherever in a block a warning opens. */
    @Test
    void aCloseupShowsRowsBeforeDuringAndAfterHoweverTheStreamIsCut() {
        for (int size : List.of(1, 7, 50, 1_000, 5_000)) {
            Closeups closeups = new Closeups(TAGS, SECOND, 100, 1);
            for (int from = 0; from < 5_000; from += size) {
                int until = Math.min(5_000, from + size);
                closeups.accept(rising(from * SECOND, until - from, 1));
                if (from <= 2_049 && until > 2_049) {
                    closeups.open("w1", 2_049 * SECOND);
                    closeups.open("one too many", 2_049 * SECOND);
                }
                if (from <= 2_250 && until > 2_250) {
                    closeups.close("w1", 2_250 * SECOND, List.of("a", "no such tag"));
                }
            }

            String where = "blocks of " + size;
            assertEquals(List.of("w1"), List.copyOf(closeups.trends().keySet()), where);
            List<Trend> trends = closeups.trends().getOrDefault("w1", List.of());
            assertEquals(
                    List.of("a"),
                    trends.stream().map(trend -> trend.tag().name()).toList(),
                    where);
            Trend trend = trends.getFirst();
            assertEquals(1_949 * SECOND, trend.fromMicros(0), "100 rows before it was opened, " + where);
            assertEquals(2_349 * SECOND, trend.untilMicros(trend.size() - 1), "100 rows after it returned, " + where);
        }
    }

    @Test
    void aWarningThatStillStandsHasACloseupToo() {
        Closeups closeups = new Closeups(TAGS, SECOND, 20, 5);
        closeups.accept(rising(0, 50, 1));
        closeups.open("w1", 45 * SECOND);
        closeups.accept(rising(50 * SECOND, 50, 1));

        List<Trend> trends = closeups.trends().getOrDefault("w1", List.of());
        assertEquals(2, trends.size());
        assertEquals(25 * SECOND, trends.getFirst().fromMicros(0));
        assertEquals(
                99 * SECOND, trends.getFirst().untilMicros(trends.getFirst().size() - 1));
    }

    @Test
    void twoWarningsInOneBlockHaveTheirOwnCloseups() {
        Closeups closeups = new Closeups(TAGS, SECOND, 10, 5);
        closeups.accept(rising(0, 1_000, 1));
        closeups.open("w1", 100 * SECOND);
        closeups.close("w1", 150 * SECOND, List.of("a"));
        closeups.open("w2", 800 * SECOND);
        closeups.close("w2", 850 * SECOND, List.of("b"));

        Trend first = closeups.trends().getOrDefault("w1", List.of()).getFirst();
        Trend second = closeups.trends().getOrDefault("w2", List.of()).getFirst();
        assertEquals(90 * SECOND, first.fromMicros(0));
        assertEquals(159 * SECOND, first.untilMicros(first.size() - 1));
        assertEquals(790 * SECOND, second.fromMicros(0));
        assertEquals("b", second.tag().name());
    }

    private static void assertSameAsRaw(Block raw, int column, Trend trend, String where) {
        int row = 0;
        for (int bucket = 0; bucket < trend.size(); bucket++) {
            assertEquals(raw.time(row), trend.fromMicros(bucket), where);
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            double first = Double.NaN;
            double last = Double.NaN;
            long good = 0;
            for (int end = row + (int) trend.rows(bucket); row < end; row++) {
                double value = raw.value(row, column);
                if (!Double.isNaN(value)) {
                    first = good++ == 0 ? value : first;
                    last = value;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
            assertEquals(raw.time(row - 1), trend.untilMicros(bucket), where);
            assertEquals(good, trend.good(bucket), where);
            assertEquals(min, trend.min(bucket), where);
            assertEquals(max, trend.max(bucket), where);
            assertEquals(first, trend.first(bucket), where);
            assertEquals(last, trend.last(bucket), where);
        }
        assertEquals(raw.rows(), row, "every row is in a bucket, " + where);
    }

    private static Block recording(SplittableRandom random, int rows) {
        Block.Builder builder = new Block.Builder(TAGS, rows);
        long time = random.nextLong(0, 1_000_000 * SECOND);
        for (int row = 0; row < rows; row++) {
            time += random.nextInt(40) == 0 ? random.nextLong(1_000) * SECOND : SECOND;
            builder.row(time);
            for (int column = 0; column < TAGS.size(); column++) {
                if (random.nextInt(4) == 0) {
                    builder.unset(column, Quality.BAD);
                } else {
                    builder.set(column, random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-3, 6)));
                }
            }
        }
        return builder.build();
    }

    private static List<Block> cut(Block raw, SplittableRandom random) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        while (from < raw.rows()) {
            int until = Math.min(raw.rows(), from + random.nextInt(1, 900));
            blocks.add(raw.slice(from, until));
            from = until;
        }
        return blocks;
    }

    private static Block rising(long fromMicros, int rows, double slope) {
        Block.Builder builder = new Block.Builder(TAGS, rows);
        for (int row = 0; row < rows; row++) {
            builder.row(fromMicros + row * SECOND).set(0, row * slope);
        }
        return builder.build();
    }
}
