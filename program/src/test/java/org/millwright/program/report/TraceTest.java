package org.millwright.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.program.report.trend.Trend;
import org.millwright.program.report.trend.TrendCollector;

class TraceTest {
    private static final long SECOND = 1_000_000;
    private static final List<Tag> TAGS = List.of(Tag.of("a"));
    private static final Pattern MOVE = Pattern.compile("([mlvh])(-?\\d+)(?: ?(-?\\d+))?");

    /** What a glance at the picture shows must be in the data, and the other way round. */
    @Test
    void thePictureReachesEveryExtremeAndNoFurther() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            Block.Builder builder = new Block.Builder(TAGS, 500);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            int rows = random.nextInt(1, 500);
            for (int row = 0; row < rows; row++) {
                builder.row(row * SECOND);
                double value = random.nextDouble(-5, 5);
                if (random.nextInt(5) == 0) {
                    builder.unset(0, Quality.MISSING);
                } else {
                    builder.set(0, value);
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            Trend trend = trend(builder.build(), random.nextInt(4, 300));
            Trace trace = Trace.of(trend, whole(trend), random.nextInt(2, 200));
            String where = "seed " + seed + ", round " + round;
            assertEquals(low == Double.POSITIVE_INFINITY, trace.empty(), where);
            if (!trace.empty()) {
                Band band = Band.around(-5, 5);
                List<long[]> points = points(trace.path(band));
                assertEquals(
                        band.y(high), points.stream().mapToLong(p -> p[1]).min().orElseThrow(), where);
                assertEquals(
                        band.y(low), points.stream().mapToLong(p -> p[1]).max().orElseThrow(), where);
                assertTrue(points.stream().allMatch(p -> p[0] >= 0 && p[0] <= Window.WIDTH), where);
            }
        }
    }

    @Test
    void noLineRunsAcrossAGap() {
        Block.Builder builder = new Block.Builder(TAGS, 300);
        for (int row = 0; row < 300; row++) {
            builder.row(row * SECOND);
            if (row < 100 || row >= 200) {
                builder.set(0, 1);
            }
        }
        Trend trend = trend(builder.build(), 2_000);
        Trace trace = Trace.of(trend, whole(trend), 300);

        assertEquals(1, trace.gaps().size());
        assertEquals(1_000 * 99 / 299.0, trace.gaps().getFirst().fromX(), 0.01);
        assertEquals(1_000 * 200 / 299.0, trace.gaps().getFirst().untilX(), 0.01);
        assertEquals(
                2,
                moves(trace.path(new Band(0, 2))).stream()
                        .filter(move -> move.startsWith("m"))
                        .count());
        assertNoLineInside(trace, new Band(0, 2));
    }

    @Test
    void aPauseOfTheWholeRecordingIsAGapToo() {
        Block.Builder builder = new Block.Builder(TAGS, 200);
        for (int row = 0; row < 200; row++) {
            builder.row((row + (row >= 100 ? 500 : 0)) * SECOND).set(0, row);
        }
        Trend trend = trend(builder.build(), 2_000);
        Trace trace = Trace.of(trend, whole(trend), 300);

        assertEquals(1, trace.gaps().size());
        assertNoLineInside(trace, Band.around(0, 200));
    }

    @Test
    void silenceAtBothEndsIsShown() {
        Block.Builder builder = new Block.Builder(TAGS, 300);
        for (int row = 0; row < 300; row++) {
            builder.row(row * SECOND);
            if (row >= 100 && row < 200) {
                builder.set(0, 1);
            }
        }
        Trend trend = trend(builder.build(), 2_000);

        List<Trace.Gap> gaps = Trace.of(trend, whole(trend), 300).gaps();

        assertEquals(2, gaps.size());
        assertEquals(0, gaps.getFirst().fromX());
        assertEquals(Window.WIDTH, gaps.getLast().untilX());
    }

    @Test
    void aLonelyValueIsADot() {
        Block.Builder builder = new Block.Builder(TAGS, 3);
        builder.row(0).row(SECOND).set(0, 1).row(2 * SECOND);
        Trend trend = trend(builder.build(), 10);

        assertEquals("m500 500h0", Trace.of(trend, whole(trend), 100).path(new Band(0, 2)));
    }

    @Test
    void theSizeOfAPictureIsBoundedWhateverTheData() {
        SplittableRandom random = new SplittableRandom(3);
        Block.Builder builder = new Block.Builder(TAGS, 60_000);
        for (int row = 0; row < 60_000; row++) {
            builder.row(row * SECOND);
            if (row % 2 == 0) {
                builder.set(0, random.nextDouble());
            }
        }
        Trend trend = trend(builder.build(), 2_000);
        Trace trace = Trace.of(trend, whole(trend), 300);

        assertTrue(
                trace.path(new Band(0, 1)).length() < 300 * 24,
                "length " + trace.path(new Band(0, 1)).length());
        assertTrue(trace.gaps().size() <= 300, "gaps " + trace.gaps().size());
        assertFalse(trace.empty());
    }

    private static void assertNoLineInside(Trace trace, Band band) {
        List<String> moves = moves(trace.path(band));
        List<long[]> points = points(trace.path(band));
        for (int i = 1; i < points.size(); i++) {
            for (Trace.Gap gap : trace.gaps()) {
                boolean across = points.get(i - 1)[0] <= gap.fromX() + 4 && points.get(i)[0] >= gap.untilX() - 4;
                assertFalse(across && moves.get(i).startsWith("l"), "a line runs across " + gap);
            }
        }
    }

    private static Trend trend(Block block, int capacity) {
        TrendCollector collector = new TrendCollector(TAGS, SECOND, capacity);
        collector.accept(block);
        return collector.trends().getFirst();
    }

    private static Window whole(Trend trend) {
        return new Window(trend.fromMicros(0), trend.untilMicros(trend.size() - 1));
    }

    private static List<String> moves(String path) {
        return MOVE.matcher(path).results().map(move -> move.group()).toList();
    }

    /** The corners of a path, absolute. */
    private static List<long[]> points(String path) {
        List<long[]> points = new ArrayList<>();
        long x = 0;
        long y = 0;
        Matcher move = MOVE.matcher(path);
        while (move.find()) {
            long first = Long.parseLong(move.group(2));
            switch (move.group(1)) {
                case "v" -> y += first;
                case "h" -> x += first;
                default -> {
                    x += first;
                    y += Long.parseLong(move.group(3));
                }
            }
            points.add(new long[] {x, y});
        }
        return points;
    }
}
