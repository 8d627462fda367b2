package org.millwright.evaluate;

import java.util.OptionalInt;

/**
 * How one run with one lasting fault was judged, as for the Tennessee Eastman process: the share of faulty rows in alarm, the
 * share of healthy rows before it in alarm, and how long it took.
 *
 * @param rowsBefore healthy rows before the fault
 * @param alarmsBefore those of them in alarm
 * @param rowsAfter faulty rows
 * @param alarmsAfter those of them in alarm
 * @param delayRows rows from the onset to the first row of the first {@value #RUN} alarm rows in succession; empty if there are none
 */
public record FaultScore(int rowsBefore, int alarmsBefore, int rowsAfter, int alarmsAfter, OptionalInt delayRows) {
    /** A fault counts as detected when so many rows in succession are in alarm. */
    public static final int RUN = 6;

    /**
     * Judges one run.
     *
     * @param alarm the prediction per row
     * @param onset the index of the first faulty row; at or beyond the end for a healthy run
     */
    public static FaultScore of(boolean[] alarm, int onset) {
        int before = 0;
        int after = 0;
        int run = 0;
        OptionalInt delay = OptionalInt.empty();
        for (int row = 0; row < alarm.length; row++) {
            if (row < onset) {
                before += alarm[row] ? 1 : 0;
                continue;
            }
            after += alarm[row] ? 1 : 0;
            run = alarm[row] ? run + 1 : 0;
            if (run == RUN && delay.isEmpty()) {
                delay = OptionalInt.of(row - RUN + 1 - onset);
            }
        }
        int healthy = Math.min(onset, alarm.length);
        return new FaultScore(healthy, before, alarm.length - healthy, after, delay);
    }

    /** The fault detection rate in percent; NaN without a faulty row. */
    public double detectedPercent() {
        return 100.0 * alarmsAfter / rowsAfter;
    }

    /** The false alarm rate before the fault in percent; NaN without a healthy row. */
    public double falseAlarmPercent() {
        return 100.0 * alarmsBefore / rowsBefore;
    }
}
