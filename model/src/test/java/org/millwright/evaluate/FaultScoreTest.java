package org.millwright.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FaultScoreTest {
    private static boolean[] alarms(int rows, int... ranges) {
        boolean[] alarm = new boolean[rows];
        for (int i = 0; i < ranges.length; i += 2) {
            Arrays.fill(alarm, ranges[i], ranges[i + 1], true);
        }
        return alarm;
    }

    @Test
    void rowsBeforeAndAfterTheOnsetAreCountedApart() {
        FaultScore score = FaultScore.of(alarms(100, 18, 24, 50, 60), 20);
        assertEquals(new FaultScore(20, 2, 80, 14, OptionalInt.of(30)), score);
        assertEquals(10, score.falseAlarmPercent(), 1e-12);
        assertEquals(17.5, score.detectedPercent(), 1e-12);
    }

    // Five alarm rows in succession are not yet a detection, the sixth makes one that began with the first.
    @Test
    void aDetectionNeedsSixAlarmRowsInSuccession() {
        assertEquals(
                OptionalInt.empty(),
                FaultScore.of(alarms(100, 30, 35, 36, 41), 20).delayRows());
        assertEquals(
                OptionalInt.of(16),
                FaultScore.of(alarms(100, 30, 35, 36, 42), 20).delayRows());
    }

    // Alarm rows before the onset must not shorten the delay below nothing.
    @Test
    void anAlarmThatAlreadyStandsDetectsAtOnce() {
        assertEquals(OptionalInt.of(0), FaultScore.of(alarms(100, 10, 30), 20).delayRows());
        assertEquals(OptionalInt.empty(), FaultScore.of(alarms(100, 10, 25), 20).delayRows());
    }

    @Test
    void aHealthyRunHasNoFaultyRow() {
        FaultScore healthy = FaultScore.of(alarms(50, 0, 5), Integer.MAX_VALUE);
        assertEquals(10, healthy.falseAlarmPercent(), 1e-12);
        assertTrue(Double.isNaN(healthy.detectedPercent()));
        assertEquals(OptionalInt.empty(), healthy.delayRows());
    }

    @Test
    void agreesWithACountByDefinition() {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            boolean[] alarm = new boolean[random.nextInt(1, 60)];
            double share = random.nextDouble();
            for (int row = 0; row < alarm.length; row++) {
                alarm[row] = random.nextDouble() < share;
            }
            int onset = random.nextInt(alarm.length + 5);
            String message = "seed " + seed + ", round " + round;
            FaultScore score = FaultScore.of(alarm, onset);
            assertEquals(naiveDelay(alarm, onset), score.delayRows(), message);
            assertEquals(alarm.length, score.rowsBefore() + score.rowsAfter(), message);
            int all = 0;
            for (boolean one : alarm) {
                all += one ? 1 : 0;
            }
            assertEquals(all, score.alarmsBefore() + score.alarmsAfter(), message);
        }
    }

    private static OptionalInt naiveDelay(boolean[] alarm, int onset) {
        for (int start = onset; start + 6 <= alarm.length; start++) {
            boolean all = true;
            for (int row = start; row < start + 6; row++) {
                all &= alarm[row];
            }
            if (all) {
                return OptionalInt.of(start - onset);
            }
        }
        return OptionalInt.empty();
    }
}
