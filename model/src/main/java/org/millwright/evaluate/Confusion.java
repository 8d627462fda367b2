package org.millwright.evaluate;

/**
 * Rows counted by alarm and truth, without any point adjustment: every row stands for itself.
 *
 * @param truePositives faulty rows in alarm
 * @param trueNegatives healthy rows without alarm
 * @param falsePositives healthy rows in alarm
 * @param falseNegatives faulty rows without alarm
 */
public record Confusion(long truePositives, long trueNegatives, long falsePositives, long falseNegatives) {
    /** Nothing counted yet. */
    public static final Confusion NONE = new Confusion(0, 0, 0, 0);

    /**
     * Counts rows.
     *
     * @param alarm the prediction per row
     * @param faulty the truth per row, of the same length
     */
    public static Confusion of(boolean[] alarm, boolean[] faulty) {
        if (alarm.length != faulty.length) {
            throw new IllegalArgumentException(
                    "There are %d predictions for %d rows.".formatted(alarm.length, faulty.length));
        }
        long[] counts = new long[4];
        for (int row = 0; row < alarm.length; row++) {
            counts[(alarm[row] ? 2 : 0) + (faulty[row] ? 1 : 0)]++;
        }
        return new Confusion(counts[3], counts[0], counts[2], counts[1]);
    }

    /** The counts of both together. */
    public Confusion plus(Confusion other) {
        return new Confusion(
                truePositives + other.truePositives,
                trueNegatives + other.trueNegatives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives);
    }

    /** TP / (TP + (FN + FP) / 2), 0 to 1; NaN where there is neither a fault nor an alarm. */
    public double f1() {
        return truePositives / (truePositives + (falseNegatives + falsePositives) / 2.0);
    }

    /** The false alarm rate FP / (FP + TN) in percent; NaN where no row is healthy. */
    public double falseAlarmPercent() {
        return 100.0 * falsePositives / (falsePositives + trueNegatives);
    }

    /** The missed alarm rate FN / (FN + TP) in percent; NaN where no row is faulty. */
    public double missedPercent() {
        return 100.0 * falseNegatives / (falseNegatives + truePositives);
    }

    /** All rows counted. */
    public long rows() {
        return truePositives + trueNegatives + falsePositives + falseNegatives;
    }
}
