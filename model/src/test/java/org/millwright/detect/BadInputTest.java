package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/** What comes from real machines: missing and impossible values, pauses, tags that stick, stay away or run away. */
class BadInputTest {
    private static final int HEALTHY = 600;
    private static final int ROWS = 1200;
    private static final int STUCK = 1;
    private static final int MISSING = 2;
    private static final int AWAY = 3;

    private static Worlds machine() {
        return Worlds.machine(Worlds.seed(), 10, ROWS);
    }

    private static String seed() {
        return "seed " + Worlds.seed();
    }

    private static Judgement judge(Worlds world) {
        return world.learn(HEALTHY).judge(world.block());
    }

    private static long alarms(Judgement judged, int from, int until) {
        return IntStream.range(from, until).filter(judged::alarm).count();
    }

    /** Learnt from the first machine, which is whole; the columns that the step puts behind the tags of the second. */
    private static Collected step(Worlds healthy, Worlds world) {
        DetectStep step = new DetectStep(healthy.learn(HEALTHY));
        Collected out = new Collected();
        out.run(step, Collected.fresh(step), world.block());
        return out;
    }

    private static double[] column(Collected out, Worlds world, int which) {
        return out.column(world.tags().size() + which);
    }

    /** A block keeps no value that is not finite, so a scan sees NaN where an infinity was recorded. */
    @Test
    void infinitiesAreMissingValues() {
        Worlds world = machine();
        Block.Builder builder = new Block.Builder(world.tags(), ROWS);
        for (int row = 0; row < ROWS; row++) {
            builder.row(row * (long) Worlds.STEP);
            for (int c = 0; c < 10; c++) {
                boolean bad = c == 3 && row >= 700 && row < 705;
                double infinite = row % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
                builder.set(c, bad ? infinite : world.value(row, c));
            }
        }
        Judgement infinite = world.learn(HEALTHY).judge(builder.build());
        Judgement missing = judge(machine().lose(3, 700, 705));
        for (int row = 0; row < ROWS; row++) {
            assertEquals(missing.score(row), infinite.score(row), 0, "row " + row);
        }
    }

    @Test
    void aFewMissingValuesAreNoWarning() {
        Judgement whole = judge(machine());
        Judgement torn = judge(machine().lose(1, 700, 708).lose(4, 702, 706).lose(7, 900, 901));
        long more = alarms(torn, HEALTHY, ROWS) - alarms(whole, HEALTHY, ROWS);
        assertTrue(more <= 5, () -> seed() + ": " + more + " more rows in alarm");
        assertTrue(IntStream.range(0, ROWS).noneMatch(row -> Double.isNaN(torn.score(row))), seed());
    }

    @Test
    void withMoreThanThreeTenthsMissingARowIsNotJudged() {
        Worlds world = machine();
        for (int c = 0; c < 3; c++) {
            world.lose(c, 700, 705);
        }
        assertFalse(Double.isNaN(judge(world).score(702)), "three of ten may be missing");
        world.lose(3, 702, 704);
        Judgement judged = judge(world);
        for (int row = 698; row < 708; row++) {
            assertEquals(row == 702 || row == 703, Double.isNaN(judged.score(row)), "row " + row);
        }
        double[] sight = column(step(machine(), world), world, ScoreColumns.SIGHT);
        assertEquals(1, sight[702], "and it is shown that nothing was seen");
        assertEquals(0, sight[704]);
    }

    private static Worlds blind(int from, int until) {
        Worlds world = machine();
        for (int c = 0; c < 10; c++) {
            world.lose(c, from, until);
        }
        return world;
    }

    /** After a few blind rows the averages go on, after more than 20 they begin anew, and say nothing until they have settled. */
    @Test
    void longBlindnessIsARestart() {
        Worlds world = blind(700, 730);
        world.shift(0, 730, ROWS, 8);
        Judgement judged = judge(world);
        int first = IntStream.range(730, ROWS).filter(judged::alarm).findFirst().orElse(-1);
        // Watches of missing tags are closed by the first values.
        assertTrue(first >= 750 && first < 760, () -> seed() + ": first alarm in row " + first);
        Worlds shortly = blind(700, 705);
        shortly.shift(0, 705, ROWS, 8);
        Judgement other = judge(shortly);
        int soon = IntStream.range(705, ROWS).filter(other::alarm).findFirst().orElse(-1);
        assertTrue(soon >= 705 && soon < 715, () -> seed() + ": control, first alarm in row " + soon);
    }

    @Test
    void aPauseIsARestart() {
        Worlds world = machine().pause(700, 100).shift(0, 700, ROWS, 8);
        Judgement judged = judge(world);
        int first = IntStream.range(700, ROWS).filter(judged::alarm).findFirst().orElse(-1);
        assertTrue(first >= 720 && first < 730, () -> seed() + ": first alarm in row " + first);
        Judgement shortly = judge(machine().pause(700, 5).shift(0, 700, ROWS, 8));
        int soon = IntStream.range(700, ROWS).filter(shortly::alarm).findFirst().orElse(-1);
        assertTrue(soon < 710, () -> seed() + ": control, first alarm in row " + soon);
    }

    /** A restarted scan is a fresh scan: what it says depends on nothing before the pause. */
    @Test
    void afterAPauseScoresAreThoseOfAFreshScan() {
        Worlds world = machine().pause(700, 100).shift(2, 650, 700, 30);
        Detector detector = world.learn(HEALTHY);
        Judgement whole = detector.judge(world.block());
        Judgement fresh = detector.judge(world.block(700, ROWS));
        for (int row = 700; row < ROWS; row++) {
            assertEquals(fresh.score(row - 700), whole.score(row), 0, "row " + row);
        }
    }

    /**
     * Tags that report in turn, each for itself too rarely to judge a row by: they are held, and after a blind stretch they have to be
     * held again.
     */
    @Test
    void tagsThatReportInTurnAreSeenAgainAfterABlindStretch() {
        Worlds world = machine();
        for (int row = 0; row < ROWS; row++) {
            for (int c = 0; c < 10; c++) {
                if (row % 3 != c % 3 || (row >= 700 && row < 730)) {
                    world.set(row, c, Double.NaN);
                }
            }
        }
        Judgement judged = judge(world);
        assertFalse(Double.isNaN(judged.score(690)), "before");
        assertTrue(Double.isNaN(judged.score(725)), "while blind");
        assertFalse(Double.isNaN(judged.score(740)), "after");
    }

    /** One impossible number is an odd row, not the end of all judging. */
    @Test
    void oneHugeValuePoisonsNothing() {
        Judgement whole = judge(machine());
        for (double huge : new double[] {1e30, -1e160, 1.7e308, -Double.MAX_VALUE}) {
            Worlds world = machine().set(700, 2, huge).shift(5, 1000, 1100, 6);
            Judgement judged = judge(world);
            String at = seed() + ", value " + huge;
            assertTrue(IntStream.range(0, ROWS).noneMatch(row -> Double.isNaN(judged.score(row))), at);
            long more = alarms(judged, 800, 900) - alarms(whole, 800, 900);
            assertTrue(more <= 2, at + ": the warning returns");
            assertTrue(alarms(judged, 1010, 1100) > 80, at + ": a later fault is seen");
        }
    }

    @Test
    void aTagThatStandsStillOpensItsWatch() {
        Worlds world = machine().stick(4, 700, 800);
        Collected out = step(machine(), world);
        double[] watched = column(out, world, ScoreColumns.WATCHED);
        assertEquals(-1, watched[710]);
        assertEquals(4, watched[760]);
        assertEquals(STUCK, column(out, world, ScoreColumns.WATCH_KIND)[760]);
        assertEquals(1, column(out, world, ScoreColumns.ALARM)[760]);
        assertEquals(-1, watched[800], "it closes with the first move");
    }

    @Test
    void aTagThatStaysAwayOpensItsWatch() {
        Worlds world = machine().lose(6, 700, 800);
        Collected out = step(machine(), world);
        double[] watched = column(out, world, ScoreColumns.WATCHED);
        assertEquals(-1, watched[709]);
        assertEquals(6, watched[715]);
        assertEquals(MISSING, column(out, world, ScoreColumns.WATCH_KIND)[715]);
        assertEquals(1, column(out, world, ScoreColumns.ALARM)[715]);
        assertEquals(-1, watched[800], "it closes with the first value");
    }

    @Test
    void aConstantThatMovesOpensItsWatch() {
        double[] x = new double[ROWS];
        java.util.Arrays.fill(x, 50);
        Worlds healthy = machine().with(Tag.of("setpoint"), x);
        Worlds world = machine().with(Tag.of("setpoint"), x);
        for (int row = 700; row < 750; row++) {
            world.set(row, 10, 50.5);
        }
        Collected out = step(healthy, world);
        double[] watched = column(out, world, ScoreColumns.WATCHED);
        assertEquals(-1, watched[701]);
        assertEquals(10, watched[702], "three of five rows");
        assertEquals(AWAY, column(out, world, ScoreColumns.WATCH_KIND)[702]);
        assertEquals(-1, watched[755]);
    }

    @Test
    void aDiscreteTagOutsideItsRangeOpensItsWatch() {
        double[] x = IntStream.range(0, ROWS).mapToDouble(row -> row % 4).toArray();
        Worlds healthy = machine().with(Tag.of("gear"), x);
        Worlds world = machine().with(Tag.of("gear"), x);
        world.set(650, 10, 2.5);
        for (int row = 700; row < 710; row++) {
            world.set(row, 10, 9);
        }
        double[] watched = column(step(healthy, world), world, ScoreColumns.WATCHED);
        assertEquals(-1, watched[652], "a new value inside the range is none");
        assertEquals(10, watched[705]);
    }

    /** A level that wanders as it always did, to and fro slowly. */
    private static Worlds wandering(double[] level) {
        double[] noise = Worlds.machine(Worlds.seed() + 1, 1, ROWS, 0.1).column(0);
        double[] x = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            x[row] = 5 * Math.sin(row / 150.0) + (noise[row] - 100) + level[row];
        }
        return machine().with(Tag.of("hall temperature"), x);
    }

    @Test
    void aWanderingTagThatRunsAwayOpensItsWatch() {
        double[] level = new double[ROWS];
        Worlds healthy = wandering(level);
        assertEquals(
                Channel.Role.DRIFTING, healthy.learn(HEALTHY).channels().get(10).role(), "control");
        double[] calm = column(step(healthy, healthy), healthy, ScoreColumns.WATCHED);
        assertTrue(IntStream.range(0, ROWS).noneMatch(row -> calm[row] == 10), "it may go on wandering");
        for (int row = 800; row < ROWS; row++) {
            level[row] = Math.min(60, row - 800);
        }
        Worlds away = wandering(level);
        Collected out = step(healthy, away);
        double[] watched = column(out, away, ScoreColumns.WATCHED);
        int first = IntStream.range(0, ROWS)
                .filter(row -> watched[row] == 10)
                .findFirst()
                .orElse(-1);
        assertTrue(first > 800 && first < 870, () -> seed() + ": watch opened in row " + first);
        assertEquals(AWAY, column(out, away, ScoreColumns.WATCH_KIND)[first]);
    }

    /** After a weekend a hall is cold: where the tag wandered meanwhile nobody saw, so its watch begins anew. */
    @Test
    void aWanderingTagMayBeElsewhereAfterAPause() {
        double[] level = new double[ROWS];
        Worlds healthy = wandering(level);
        for (int row = 800; row < ROWS; row++) {
            level[row] = 80;
        }
        Worlds paused = wandering(level).pause(800, 10_000);
        double[] watched = column(step(healthy, paused), paused, ScoreColumns.WATCHED);
        assertTrue(IntStream.range(0, ROWS).noneMatch(row -> watched[row] == 10), seed());
        Worlds jumped = wandering(level);
        double[] seen = column(step(healthy, jumped), jumped, ScoreColumns.WATCHED);
        assertTrue(IntStream.range(800, 810).anyMatch(row -> seen[row] == 10), "control: without a pause it is told");
    }

    /** One wild value is not a level: the recent level must not follow it and then find the next rows away from it. */
    @Test
    void oneWildValueOfAWanderingTagIsNoWarning() {
        Worlds healthy = wandering(new double[ROWS]);
        double[] level = new double[ROWS];
        level[800] = 1e7;
        Worlds wild = wandering(level);
        double[] watched = column(step(healthy, wild), wild, ScoreColumns.WATCHED);
        assertTrue(IntStream.range(0, ROWS).noneMatch(row -> watched[row] == 10), seed());
    }

    @Test
    void equalTimesAreRowsLikeOthers() {
        Worlds world = machine();
        Block.Builder builder = new Block.Builder(world.tags(), ROWS);
        for (int row = 0; row < ROWS; row++) {
            builder.row((row - row % 2) * (long) Worlds.STEP);
            for (int c = 0; c < 10; c++) {
                builder.set(c, world.value(row, c));
            }
        }
        Detector detector = world.learn(HEALTHY);
        Judgement paired = detector.judge(builder.build());
        Judgement spread = detector.judge(world.block());
        for (int row = 0; row < ROWS; row++) {
            assertEquals(spread.score(row), paired.score(row), 0);
        }
    }
}
