package org.millwright.diagnose;

import java.util.Arrays;
import org.millwright.detect.Explanation;

/** Tells the kind of a change from the rows of an episode and those just before it. */
final class Kinds {
    /** Rows of an episode up to which it is looked at row by row. */
    private static final int YOUNG = 128;

    private static final byte STILL = 1;
    private static final byte MISSING = 2;
    static final byte QUIET = 4;
    private static final int LEVEL_ROWS = 5;
    private static final double FACTOR = 10;
    private static final double CLEARLY_NOT_ZERO = 5;
    private static final double WIDER = 1.7;
    private static final double NARROWER = 0.4;

    /**
     * The rows of an episode.
     *
     * @param calm the first row after the episode before it
     * @param began its first row
     * @param until the row after its last
     */
    record Since(long calm, long began, long until) {}

    private final Recent recent;
    private final History history;
    private final Explanation explanation;
    private final double[] row;

    Kinds(Recent recent, History history, Explanation explanation, int tags) {
        this.recent = recent;
        this.history = history;
        this.explanation = explanation;
        this.row = new double[tags];
    }

    /**
     * @param first the tag that is most suspicious
     * @param watch why its own watch is open, 0 where it is not
     * @param since where the episode and the calm before it begin
     */
    ChangeKind of(int first, byte watch, Tally tally, Since since) {
        if (watch == MISSING) {
            return ChangeKind.MISSING;
        }
        if (watch == STILL) {
            return ChangeKind.STUCK;
        }
        if (rescaled(first, since.began())) {
            return ChangeKind.SENSOR;
        }
        if (watch == QUIET) {
            return ChangeKind.SPREAD;
        }
        if (!explanation.judged(first)) {
            return creeps(first, true, since) ? ChangeKind.DRIFT : ChangeKind.SHIFT;
        }
        double square = Math.max(tally.squareDeviation(first), tally.squareResidual(first));
        boolean own = tally.squareDeviation(first) >= tally.squareResidual(first);
        double mean = own ? tally.meanDeviation(first) : tally.meanResidual(first);
        if (mean * mean > (square - 1) / 2) {
            return creeps(first, own, since) ? ChangeKind.DRIFT : ChangeKind.SHIFT;
        }
        double ownMean = tally.meanDeviation(first);
        double scatter = tally.squareDeviation(first) - ownMean * ownMean;
        return scatter > WIDER || scatter < NARROWER ? ChangeKind.SPREAD : ChangeKind.CORRELATION;
    }

    /**
     * True if the tag came to its new level little by little: seen row by row where the episode is young, else in the levels of the
     * last few thousand rows.
     */
    private boolean creeps(int tag, boolean own, Since since) {
        boolean young = since.until() - since.began() < YOUNG;
        long first = young
                ? Math.max(recent.first(), since.calm())
                : Math.max(history.first(), (since.calm() + History.WIDTH - 1) / History.WIDTH);
        long end = young ? since.until() : since.until() / History.WIDTH;
        double[] series = new double[(int) Math.max(0, end - first)];
        int n = 0;
        for (long at = first; at < end; at++) {
            if (young) {
                recent.copy(at, row);
            } else {
                history.levels(at, row);
            }
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
