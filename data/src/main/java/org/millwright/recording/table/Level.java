package org.millwright.recording.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The level of one tag over the recording in at most some hundred pieces, to see a unit that changes on the way. */
final class Level {
    private static final int PIECES = 256;
    private static final int NEAR = 3;

    /** How much a ratio of levels may be off, next to the jump and over the whole. */
    private static final double NEAR_OFF = 0.12;

    private static final double WHOLE_OFF = 0.3;

    /** From this factor on no machine does it, and both may be off by the larger amount. */
    private static final double NO_MACHINE = 1000;

    /** Powers of ten, then psi and kPa, psi and bar, minutes, hours, inch and millimetre, atmosphere and kPa. */
    private static final double[] FACTORS = {
        10, 100, 1000, 10_000, 1e5, 1e6, 6.894757, 14.503774, 60, 3600, 25.4, 101.325
    };

    private final double[] sums = new double[PIECES];
    private final long[] counts = new long[PIECES];
    private final long[] lines = new long[PIECES];
    private int pieces;
    private long runs;
    private long runsPerPiece = 1;

    /** A jump of the level by a factor between units. */
    record Jump(double factor, long line) {}

    void add(double[] column, int from, int until, long line) {
        double sum = 0;
        int count = 0;
        for (int row = from; row < until; row++) {
            double value = column[row];
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        if (runs++ % runsPerPiece == 0) {
            if (pieces == PIECES) {
                halve();
            }
            lines[pieces++] = line;
        }
        sums[pieces - 1] += sum;
        counts[pieces - 1] += count;
    }

    /** The one jump after which the level stays a known factor higher or lower; null if there is none. */
    @Nullable
    Jump jump() {
        for (int split = 2; split < pieces - 2; split++) {
            double near =
                    ratio(mean(Math.max(0, split - NEAR), split), mean(split + 1, Math.min(pieces, split + 1 + NEAR)));
            if (!(near > 5)) {
                continue;
            }
            double before = mean(0, split);
            double after = mean(split + 1, pieces);
            for (double factor : FACTORS) {
                boolean fits = Math.abs(near / factor - 1) < (factor < NO_MACHINE ? NEAR_OFF : WHOLE_OFF)
                        && Math.abs(ratio(before, after) / factor - 1) < WHOLE_OFF;
                if (fits && steady(0, split, before) && steady(split + 1, pieces, after)) {
                    return new Jump(factor, lines[split]);
                }
            }
        }
        return null;
    }

    private static double ratio(double one, double other) {
        return Math.abs(other) > Math.abs(one) ? other / one : one / other;
    }

    private boolean steady(int from, int until, double mean) {
        for (int piece = from; piece < until; piece++) {
            if (counts[piece] > 0 && !(Math.abs(sums[piece] / counts[piece] / mean - 1) < 0.7)) {
                return false;
            }
        }
        return true;
    }

    private double mean(int from, int until) {
        double sum = 0;
        long count = 0;
        for (int piece = from; piece < until; piece++) {
            sum += sums[piece];
            count += counts[piece];
        }
        return sum / count;
    }

    private void halve() {
        for (int i = 0; i < PIECES / 2; i++) {
            sums[i] = sums[2 * i] + sums[2 * i + 1];
            counts[i] = counts[2 * i] + counts[2 * i + 1];
            lines[i] = lines[2 * i];
        }
        Arrays.fill(sums, PIECES / 2, PIECES, 0);
        Arrays.fill(counts, PIECES / 2, PIECES, 0);
        pieces = PIECES / 2;
        runsPerPiece *= 2;
    }
}
