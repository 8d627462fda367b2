package org.millwright.detect;

/**
 * What a detector said of rows in order, one entry per row. Its arrays are not copied: read only.
 */
public final class Judgement {
    private final double[] score;
    private final boolean[] alarm;
    private final boolean[] change;
    private final double limit;

    Judgement(double[] score, boolean[] alarm, boolean[] change, double limit) {
        this.score = score;
        this.alarm = alarm;
        this.change = change;
        this.limit = limit;
    }

    public int rows() {
        return score.length;
    }

    /** −log₁₀ of how often healthy rows are as odd; NaN where a row could not be judged. */
    public double score(int row) {
        return score[row];
    }

    /** True while a warning stands. */
    public boolean alarm(int row) {
        return alarm[row];
    }

    /** True in a row in which a change of level was noticed. */
    public boolean change(int row) {
        return change[row];
    }

    /** The score at which a warning opens. */
    public double limit() {
        return limit;
    }
}
