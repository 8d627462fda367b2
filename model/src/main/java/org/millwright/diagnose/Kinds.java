package org.millwright.diagnose;

import java.util.Arrays;
import org.millwright.detect.Explanation;

/** Tells the kind of a change from the rows of an episode and those just before it. */
final class Kinds {
    /** Rows before the beginning that are looked at, to see what changed. */
    static final int BEFORE = 64;

    private static final byte STILL = 1;
    private static final byte MISSING = 2;
    private static final int LEVEL_ROWS = 5;
    private static final double FACTOR = 10;
    private static final double CLEARLY_NOT_ZERO = 5;
    private static final double WIDER = 1.7;
    private static final double NARROWER = 0.4;

    private final Recent recent;
    private final Explanation explanation;
    private final double[] row;

    Kinds(Recent recent, Explanation explanation, int tags) {
        this.recent = recent;
        this.explanation = explanation;
        this.row = new double[tags];
    }

    /**
     * @param first the tag that is most suspicious
     * @param watch why its own watch is open, 0 where it is not
     * @param began the first row of the episode
     */
    ChangeKind of(int first, byte watch, Tally tally, long began) {
        if (watch == MISSING) {
            return ChangeKind.MISSING;
        }
        if (watch == STILL) {
            return ChangeKind.STUCK;
        }
        if (rescaled(first, began)) {
            return ChangeKind.SENSOR;
        }
        if (!explanation.judged(first)) {
            return creeps(first, true, began) ? ChangeKind.DRIFT : ChangeKind.SHIFT;
        }
        double square = Math.max(tally.squareDeviation(first), tally.squareResidual(first));
        boolean own = tally.squareDeviation(first) >= tally.squareResidual(first);
        double mean = own ? tally.meanDeviation(first) : tally.meanResidual(first);
        if (mean * mean > (square - 1) / 2) {
            return creeps(first, own, began) ? ChangeKind.DRIFT : ChangeKind.SHIFT;
        }
        double ownMean = tally.meanDeviation(first);
        double scatter = tally.squareDeviation(first) - ownMean * ownMean;
        return scatter > WIDER || scatter < NARROWER ? ChangeKind.SPREAD : ChangeKind.CORRELATION;
    }

    private boolean creeps(int tag, boolean own, long began) {
        long from = Math.max(recent.first(), began - BEFORE);
        double[] series = new double[(int) (recent.count() - from)];
        int n = 0;
        for (long at = from; at < recent.count(); at++) {
            recent.copy(at, row);
            explanation.of(row);
            double value = own ? explanation.deviation(tag) : explanation.residual(tag);
            if (!Double.isNaN(value)) {
                series[n++] = value;
            }
        }
        return Course.creeps(Arrays.copyOf(series, n));
    }

    /** A level that is ten times as high, or a tenth, from one row to the next, where the level is clearly not zero. */
    private boolean rescaled(int tag, long began) {
        if (Math.abs(explanation.normalMean(tag)) < CLEARLY_NOT_ZERO * explanation.normalDeviation(tag)) {
            return false;
        }
        for (long at = Math.max(recent.first() + LEVEL_ROWS, began - LEVEL_ROWS);
                at <= Math.min(began + LEVEL_ROWS, recent.count() - LEVEL_ROWS);
                at++) {
            double step = Math.abs(recent.value(at, tag) / recent.value(at - 1, tag));
            double level = Math.abs(middle(tag, at, at + LEVEL_ROWS) / middle(tag, at - LEVEL_ROWS, at));
            if (Math.min(step, level) >= FACTOR || Math.max(step, level) <= 1 / FACTOR) {
                return true;
            }
        }
        return false;
    }

    private double middle(int tag, long from, long until) {
        double[] values = new double[(int) (until - from)];
        for (int i = 0; i < values.length; i++) {
            values[i] = recent.value(from + i, tag);
        }
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
