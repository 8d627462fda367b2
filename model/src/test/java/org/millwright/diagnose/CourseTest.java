package org.millwright.diagnose;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.millwright.detect.Worlds;

class CourseTest {
    private final SplittableRandom random = new SplittableRandom(Worlds.seed());

    private double[] series(int n, IntToDoubleFunction level) {
        double[] y = new double[n];
        Arrays.setAll(y, i -> level.applyAsDouble(i) + random.nextGaussian());
        return y;
    }

    @Test
    void aStepDoesNotCreep() {
        for (int round = 0; round < 50; round++) {
            int at = 20 + random.nextInt(60);
            double size = random.nextBoolean() ? 6 : -6;
            assertFalse(Course.creeps(series(100, i -> i < at ? 0 : size)), at(round));
        }
    }

    @Test
    void aRampCreeps() {
        for (int round = 0; round < 50; round++) {
            int at = random.nextInt(50);
            double slope = random.nextBoolean() ? 0.2 : -0.2;
            assertTrue(Course.creeps(series(100, i -> slope * Math.max(0, i - at))), at(round));
        }
    }

    /** Deviations of a tag far from its normal are large; their squares must not swallow what is to be seen. */
    @Test
    void aHighLevelChangesNothing() {
        for (int round = 0; round < 20; round++) {
            double[] step = series(500, i -> i < 250 ? 0 : 6);
            double[] ramp = series(500, i -> 0.05 * Math.max(0, i - 100));
            for (double level : new double[] {-1e6, 1e6, 1e8}) {
                assertFalse(
                        Course.creeps(Arrays.stream(step).map(y -> y + level).toArray()), at(round));
                assertTrue(Course.creeps(Arrays.stream(ramp).map(y -> y + level).toArray()), at(round));
            }
        }
    }

    /** So few rows do not say how a level came about; the plainer word is the shift. */
    @Test
    void aFewRowsDoNotCreep() {
        for (int n = 0; n < 12; n++) {
            double[] ramp = new double[n];
            Arrays.setAll(ramp, i -> i);
            assertFalse(Course.creeps(ramp));
        }
        double[] twelve = new double[12];
        Arrays.setAll(twelve, i -> i);
        assertTrue(Course.creeps(twelve), "control");
    }

    @Test
    void aSeriesThatStandsStillDoesNotCreep() {
        assertFalse(Course.creeps(new double[100]));
    }

    private static String at(int round) {
        return "seed " + Worlds.seed() + ", round " + round;
    }
}
