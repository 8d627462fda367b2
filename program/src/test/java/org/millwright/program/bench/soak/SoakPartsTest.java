package org.millwright.program.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakPartsTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    private record Point(double x, double y) {}

    private static double slope(List<Point> points) {
        return Slope.of(points, Point::x, Point::y);
    }

    @Test
    void theSlopeOfAStraightLineIsItsOwnWhateverLacks() {
        List<Point> line = List.of(
                new Point(0, 5),
                new Point(1, 7.5),
                new Point(2, Double.NaN),
                new Point(3, 12.5),
                new Point(Double.NaN, 100));
        assertEquals(2.5, slope(line), 1e-12);
    }

    @Test
    void noiseAroundALineLeavesItsSlope() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Point> points = IntStream.range(0, 300)
                .mapToObj(minute -> new Point(minute / 6.0, 600 + 0.4 * minute / 6 + random.nextGaussian() * 3))
                .toList();
        // The standard error of the slope is 3 / (14.4 √300) = 0.012.
        assertEquals(0.4, slope(points), 0.06, "seed " + SEED);
    }

    @Test
    void twoPointsOrOneMomentHaveNoSlope() {
        assertTrue(Double.isNaN(slope(List.of(new Point(0, 1), new Point(1, 2)))));
        assertTrue(Double.isNaN(slope(List.of(new Point(1, 1), new Point(1, 2), new Point(1, 3)))));
    }

    @Test
    void anHourHasTheOutagesOfTheIssueAndLessTimeHasLess() {
        SoakPlan hour = SoakPlan.of(Duration.ofHours(1));
        assertEquals(
                new SoakPlan(
                        Duration.ofHours(1),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10)),
                hour);
        assertFalse(hour.isShort());
        SoakPlan minute = SoakPlan.of(Duration.ofMinutes(1));
        assertEquals(Duration.ofSeconds(20), minute.every());
        assertEquals(Duration.ofSeconds(2), minute.outage());
        assertEquals(Duration.ofSeconds(1), minute.look());
        assertTrue(minute.isShort());
        assertEquals(Duration.ofMinutes(10), SoakPlan.of(Duration.ofDays(1)).warmUp());
    }

    private static RowCheck check(String... lines) throws IOException {
        return new RowCheck()
                .read(new BufferedReader(new StringReader("time,tag,value,quality\n" + String.join("\n", lines))));
    }

    @Test
    void aJumpOfTheCounterIsMissingForEveryTag() throws IOException {
        RowCheck check = check(
                "2026-01-01T00:00:00Z,m/load,1.5,good",
                "2026-01-01T00:00:00Z,m/sequence,10.0,good",
                "2026-01-01T00:00:10Z,m/load,1.5,good",
                "2026-01-01T00:00:10Z,m/sequence,14.0,good");
        assertEquals(6, check.missing());
        assertEquals(0, check.holes());
        assertEquals(4, check.values());
        assertEquals(0, check.disorder());
    }

    @Test
    void theSameRowTwiceCountsOnceAndAHoleIsSeen() throws IOException {
        RowCheck check = check(
                "2026-01-01T00:00:00Z,m/load,1.5,good",
                "2026-01-01T00:00:00Z,m/load,1.5,good",
                "2026-01-01T00:00:00Z,m/sequence,1.0,good",
                "2026-01-01T00:00:00Z,m/sequence,1.0,good",
                "2026-01-01T00:00:10Z,m/sequence,2.0,good");
        assertEquals(3, check.values());
        assertEquals(0, check.missing());
        assertEquals(1, check.holes());
    }

    @Test
    void anEarlierRowAtALaterTimeIsDisorder() throws IOException {
        RowCheck check = check(
                "2026-01-01T00:00:00Z,m/sequence,5.0,good",
                "2026-01-01T00:00:10Z,m/sequence,4.0,good",
                "2026-01-01T00:00:20Z,m/sequence,6.0,good");
        assertEquals(1, check.disorder());
    }

    @Test
    void aProcessIsSeenFromOutsideAndTellsOfItself() {
        String figures = "# HELP x\nmillwright_heap_used_bytes 1048576\nmillwright_heap_committed_bytes 3145728\n";
        Look look = Look.at(2, ProcessHandle.current().pid(), figures);
        assertEquals(1, look.heapUsed());
        assertEquals(3, look.heapTaken());
        if (java.nio.file.Files.exists(java.nio.file.Path.of("/proc/self/status"))) {
            assertTrue(look.resident() > 10 && look.threads() > 1 && look.handles() > 2, look.toString());
        } else {
            assertTrue(Double.isNaN(look.resident()), look.toString());
        }
        assertEquals(List.of(look), Look.after(List.of(Look.at(1, 1, ""), look), 1.5));
    }
}
