package org.millwright.program.bench;

/**
 * What a detector says of every row of a block. The arrays are handed over, not copied, and of equal length.
 */
public final class Judgement {
    private final double[] scores;
    private final double[] limits;
    private final boolean[] alarms;
    private final boolean[] changepoints;

    /**
     * @param scores the higher the stranger
     * @param limits the score at which a row comes into alarm
     * @param alarms true in rows in alarm
     * @param changepoints the 0/1 signal whose edges are predicted moments of change
     */
    public Judgement(double[] scores, double[] limits, boolean[] alarms, boolean[] changepoints) {
        if (scores.length != limits.length || scores.length != alarms.length || scores.length != changepoints.length) {
            throw new IllegalArgumentException("A judgement has %d scores, %d limits, %d alarms, %d changepoints."
                    .formatted(scores.length, limits.length, alarms.length, changepoints.length));
        }
        this.scores = scores;
        this.limits = limits;
        this.alarms = alarms;
        this.changepoints = changepoints;
    }

    int rows() {
        return scores.length;
    }

    double score(int row) {
        return scores[row];
    }

    double limit(int row) {
        return limits[row];
    }

    boolean[] alarms() {
        return alarms;
    }

    boolean[] changepoints() {
        return changepoints;
    }

    /** How often an alarm began. */
    int alarmsRaised() {
        int raised = 0;
        for (int row = 0; row < alarms.length; row++) {
            raised += alarms[row] && (row == 0 || !alarms[row - 1]) ? 1 : 0;
        }
        return raised;
    }
}
