package org.millwright.diagnose;

import java.util.Arrays;

/** How a series came to its new level: at once, or little by little. */
final class Course {
    private static final int EDGE = 3;

    private Course() {}

    /**
     * True if a line that bends once fits better than a level that jumps once. Both have a free place, a free level before and one
     * free number after, so that their squared errors can be compared as they are.
     */
    static boolean creeps(double[] series) {
        int n = series.length;
        if (n < 4 * EDGE) {
            return false;
        }
        double[] centred = centred(series);
        double jump = Double.MAX_VALUE;
        double bend = Double.MAX_VALUE;
        for (int k = 0; k <= n - 2 * EDGE; k++) {
            if (k >= EDGE) {
                jump = Math.min(jump, errorOfJump(centred, k));
            }
            bend = Math.min(bend, errorOfBend(centred, k));
        }
        return bend < jump;
    }

    /** Far from zero the squares would swallow what is to be compared. */
    private static double[] centred(double[] series) {
        double mean = Arrays.stream(series).average().orElse(0);
        return Arrays.stream(series).map(y -> y - mean).toArray();
    }

    private static double errorOfJump(double[] y, int k) {
        return spread(y, 0, k) + spread(y, k, y.length);
    }

    private static double spread(double[] y, int from, int until) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < until; i++) {
            sum += y[i];
            squares += y[i] * y[i];
        }
        return squares - sum * sum / (until - from);
    }

    /** Least squares of y = a + b · max(0, i − k). */
    private static double errorOfBend(double[] y, int k) {
        int n = y.length;
        double sx = 0;
        double sxx = 0;
        double sy = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            double x = Math.max(0, i - k);
            sx += x;
            sxx += x * x;
            sy += y[i];
            sxy += x * y[i];
            syy += y[i] * y[i];
        }
        double xx = sxx - sx * sx / n;
        double xy = sxy - sx * sy / n;
        double yy = syy - sy * sy / n;
        return xx > 0 ? yy - xy * xy / xx : yy;
    }
}
