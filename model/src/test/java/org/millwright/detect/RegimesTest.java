package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Tag;

class RegimesTest {
    private static final int ROWS = 1600;
    private static final int HEALTHY = 1200;
    private static final int STATE = 4;
    private static final Tag MODE = new Tag("mode", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("run", "idle", "clean"));

    /** A machine whose second mode has quite another level. */
    private static Worlds machine(IntToDoubleFunction mode) {
        double[] modes = new double[ROWS];
        Arrays.setAll(modes, mode);
        Worlds world = Worlds.machine(Worlds.seed(), STATE, ROWS);
        for (int row = 0; row < ROWS; row++) {
            if (modes[row] == 1) {
                for (int c = 0; c < STATE; c++) {
                    world.shift(c, row, row + 1, 40);
                }
            }
        }
        return world.with(MODE, modes);
    }

    private static Regimes regimes(Detector detector) {
        return ((Learnt) detector.knowledge()).preparation().regimes();
    }

    private static double alternating(int row) {
        return row / 100 % 2;
    }

    @Test
    void aChangeOfRegimeIsNoAlarm() {
        Worlds world = machine(RegimesTest::alternating);
        Detector detector = world.learn(HEALTHY);
        assertEquals(2, regimes(detector).count());
        Judgement judged = detector.judge(world.block(HEALTHY, ROWS));
        int alarms = alarms(judged, 0, judged.rows());
        assertTrue(alarms < 0.02 * judged.rows(), () -> "seed " + Worlds.seed() + ": " + alarms + " rows in alarm");
    }

    /** Control for the test above: the same move without the word for it is a warning. */
    @Test
    void theSameMoveWithinARegimeIsAnAlarm() {
        Worlds world = machine(RegimesTest::alternating);
        world.shift(0, HEALTHY + 150, HEALTHY + 190, 40);
        Judgement judged = world.learn(HEALTHY).judge(world.block(HEALTHY, ROWS));
        assertTrue(alarms(judged, 150, 190) > 30, () -> "seed " + Worlds.seed());
    }

    @Test
    void anUnseenRegimeIsToldAndSilent() {
        Worlds world = machine(row -> row < HEALTHY ? alternating(row) : row < HEALTHY + 200 ? 2 : alternating(row));
        world.shift(1, HEALTHY, HEALTHY + 200, 500);
        Detector detector = world.learn(HEALTHY);
        Judgement judged = detector.judge(world.block(HEALTHY - 100, ROWS));
        assertEquals(0, alarms(judged, 100, 300), "nothing is judged in a state that was not learnt");
        for (int row = 100; row < 300; row++) {
            assertTrue(Double.isNaN(judged.score(row)), "row " + row);
        }
        assertFalse(Double.isNaN(judged.score(300)), "and in a known one it is judged again");
    }

    @Test
    void theSightSaysThatTheRegimeIsUnseen() {
        Worlds world = machine(row -> row < HEALTHY ? alternating(row) : 2);
        DetectStep step = new DetectStep(world.learn(HEALTHY));
        Collected out = new Collected();
        out.run(step, Collected.fresh(step), world.block(HEALTHY, ROWS));
        double[] sight = out.column(STATE + 1 + ScoreColumns.SIGHT);
        assertEquals(2, sight[0]);
        assertEquals(2, sight[ROWS - HEALTHY - 1]);
    }

    /** Many plants write a state only where it changes. */
    @Test
    void aStateThatIsNotRepeatedGoesOn() {
        Worlds spelt = machine(RegimesTest::alternating);
        Worlds world = machine(RegimesTest::alternating);
        for (int row = 0; row < ROWS; row++) {
            if (row % 100 > 40) {
                world.set(row, STATE, Double.NaN);
            }
        }
        Regimes expected = regimes(spelt.learn(HEALTHY));
        Regimes regimes = regimes(world.learn(HEALTHY));
        assertEquals(2, regimes.count());
        for (int regime = 0; regime < 2; regime++) {
            assertArrayEquals(expected.means()[regime], regimes.means()[regime], 1e-9);
        }
        Judgement judged = world.learn(HEALTHY).judge(world.block(0, ROWS));
        int alarms = alarms(judged, HEALTHY, ROWS);
        assertTrue(alarms < 0.02 * ROWS, () -> "seed " + Worlds.seed() + ": " + alarms + " rows in alarm");
    }

    /** A missing state after an unseen one is still unseen: it says nothing about having gone back. */
    @Test
    void anUnseenStateThatIsNotRepeatedGoesOn() {
        Worlds world =
                machine(row -> row == HEALTHY ? 2 : row % 100 < 40 && row < HEALTHY ? alternating(row) : Double.NaN);
        world.shift(0, HEALTHY, HEALTHY + 150, 300);
        Judgement judged = world.learn(HEALTHY).judge(world.block(HEALTHY - 100, HEALTHY + 150));
        assertFalse(Double.isNaN(judged.score(99)), "control: before it is judged");
        for (int row = 100; row < judged.rows(); row++) {
            assertTrue(Double.isNaN(judged.score(row)) && !judged.alarm(row), "row " + row);
        }
    }

    @Test
    void aStateOfAFewRowsIsNotLearnt() {
        Worlds world = machine(row -> row % 40 == 0 ? 2 : alternating(row));
        Regimes regimes = regimes(world.learn(HEALTHY));
        assertEquals(2, regimes.count());
        assertEquals(Regimes.UNSEEN, regimes.of(new double[] {0, 0, 0, 0, 2}, 0));
        assertEquals(1, regimes.of(new double[] {0, 0, 0, 0, Double.NaN}, 1));
    }

    /** More states than can be told apart do not split the running: there would be too little of each. */
    @Test
    void manyStatesAreOneRegime() {
        Rows all = Worlds.machine(Worlds.seed(), 2, 4000)
                .with(
                        MODE,
                        java.util.stream.IntStream.range(0, 4000)
                                .mapToDouble(row -> Math.floor(row / 100.0))
                                .toArray())
                .all();
        Regimes regimes = Regimes.of(all, new int[] {2}, all.select(new int[] {0, 1}));
        assertEquals(1, regimes.count());
        assertEquals(0, regimes.of(new double[] {0, 0, 99}, 0));
    }

    /** Standing still in one regime is measured by the moves of the other, not by nothing. */
    @Test
    void aTagThatStandsStillInOneRegimeHasAScale() {
        double[] x = new double[400];
        for (int row = 0; row < 200; row++) {
            x[2 * row] = row < 100 ? row % 2 : 5;
            x[2 * row + 1] = row < 100 ? 0 : 1;
        }
        Rows all = new Rows(2, x, new boolean[200]);
        Regimes regimes = Regimes.of(all, new int[] {1}, all.select(new int[] {0}));
        assertEquals(regimes.deviations()[0][0], regimes.deviations()[1][0], 0);
        assertTrue(regimes.deviations()[1][0] > 0.4);
        double[] row = {5.5};
        regimes.standardise(row, 1);
        double doubted = 1 / Math.sqrt(2);
        assertEquals(doubted, row[0], 0.05, "a half is one deviation, doubted as much as one visit deserves");
    }

    /** While it stands, the machine shows the same value for hours: four such hours say little about how far the values differ. */
    @Test
    void aRegimeOfFewVisitsIsNotTrustedWithItsDeviation() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(Worlds.seed());
        int rows = 8_000;
        double[] x = new double[2 * rows];
        double held = 0;
        for (int row = 0; row < rows; row++) {
            boolean idle = row % 2_000 >= 1_800;
            boolean entered = row % 2_000 == 1_800;
            held = entered ? 0.05 * random.nextGaussian() : held;
            x[2 * row] = idle ? held : random.nextGaussian();
            x[2 * row + 1] = idle ? 1 : 0;
        }
        Rows all = new Rows(2, x, new boolean[rows]);
        Regimes regimes = Regimes.of(all, new int[] {1}, all.select(new int[] {0}));
        int idle = regimes.of(new double[] {0, 1}, 0);
        double trusted = regimes.deviations()[idle][0];
        assertTrue(trusted > 0.5, () -> "seed " + Worlds.seed() + ": " + trusted + " after four visits");
        assertEquals(1, regimes.deviations()[1 - idle][0], 0.15, "seed " + Worlds.seed());
    }

    @Test
    void standardisedRowsHaveMeanZeroAndAboutOneVariancePerRegime() {
        Worlds world = machine(RegimesTest::alternating);
        Rows all = world.all();
        Rows judged = all.select(new int[] {0, 1, 2, 3});
        Regimes regimes = Regimes.of(all, new int[] {STATE}, judged);
        Rows z = regimes.standardise(all, judged);
        assertEquals(ROWS, z.rows());
        for (int regime = 0; regime < 2; regime++) {
            double of = regime;
            int[] rows = java.util.stream.IntStream.range(0, ROWS)
                    .filter(row -> alternating(row) == of)
                    .toArray();
            double[] mean = Moments.means(z.pick(rows));
            assertArrayEquals(new double[4], mean, 1e-9);
            for (double deviation : Moments.deviations(z.pick(rows), mean)) {
                assertEquals(1 / Math.sqrt(1 + 1 / 8.0), deviation, 0.05, "eight visits, and both alike");
            }
        }
    }

    private static int alarms(Judgement judged, int from, int until) {
        int alarms = 0;
        for (int row = from; row < until; row++) {
            alarms += judged.alarm(row) ? 1 : 0;
        }
        return alarms;
    }
}
