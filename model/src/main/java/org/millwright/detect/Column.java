package org.millwright.detect;

import java.util.Arrays;

/** The values of one channel in the order of their rows, missing ones as NaN, and what can be said of them. */
final class Column {
    /** A counter falls back at most once in so many moves. */
    private static final int RESETS = 50;

    private final double[] x;
    private final int count;
    private final double mean;
    private final double deviation;

    private Column(double[] x) {
        this.x = x;
        int n = 0;
        double sum = 0;
        for (double v : x) {
            if (!Double.isNaN(v)) {
                n++;
                sum += v;
            }
        }
        count = n;
        mean = n == 0 ? Double.NaN : sum / n;
        double squares = 0;
        for (double v : x) {
            if (!Double.isNaN(v)) {
                squares += (v - mean) * (v - mean);
            }
        }
        deviation = n < 2 ? 0 : Math.sqrt(squares / (n - 1));
    }

    static Column of(Rows rows, int channel) {
        double[] x = new double[rows.rows()];
        for (int row = 0; row < x.length; row++) {
            x[row] = rows.at(row, channel);
        }
        return new Column(x);
    }

    int count() {
        return count;
    }

    double mean() {
        return mean;
    }

    double deviation() {
        return deviation;
    }

    /** How many different values there are, counted up to {@code enough}. */
    int distinct(int enough) {
        double[] found = new double[enough];
        int n = 0;
        next:
        for (double v : x) {
            if (Double.isNaN(v)) {
                continue;
            }
            for (int i = 0; i < n; i++) {
                if (found[i] == v) {
                    continue next;
                }
            }
            if (n == enough) {
                return n;
            }
            found[n++] = v;
        }
        return n;
    }

    /** The longest run of equal values, missing ones left out. */
    int longestRun() {
        int longest = 0;
        int run = 0;
        double last = Double.NaN;
        for (double v : x) {
            if (Double.isNaN(v)) {
                continue;
            }
            run = v == last ? run + 1 : 1;
            last = v;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /**
     * True for a counter or an age: it moves at least {@code least} times, and but for rare resets always the same way. A measured value
     * has noise, which moves it both ways.
     */
    boolean counts(int least) {
        int up = 0;
        int down = 0;
        double last = Double.NaN;
        for (double v : x) {
            if (Double.isNaN(v)) {
                continue;
            }
            up += v > last ? 1 : 0;
            down += v < last ? 1 : 0;
            last = v;
        }
        return up + down >= least && Math.min(up, down) <= (up + down) / RESETS;
    }

    /** The longest run of missing values. */
    int longestGap() {
        int longest = 0;
        int run = 0;
        for (double v : x) {
            run = Double.isNaN(v) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** The variance of the means of so many consecutive blocks, as a share of the variance. */
    double levelShare(int blocks) {
        double[] levels = levels(blocks);
        double middle = Arrays.stream(levels).average().orElse(0);
        double squares = 0;
        for (double level : levels) {
            squares += (level - middle) * (level - middle);
        }
        return levels.length < 2 || deviation == 0 ? 0 : squares / (levels.length - 1) / (deviation * deviation);
    }

    /** The means of so many consecutive blocks, those without a value left out. */
    private double[] levels(int blocks) {
        double[] means = new double[blocks];
        int used = 0;
        for (int b = 0; b < blocks; b++) {
            double sum = 0;
            int n = 0;
            for (int i = (int) ((long) b * x.length / blocks); i < (int) ((b + 1L) * x.length / blocks); i++) {
                if (!Double.isNaN(x[i])) {
                    sum += x[i];
                    n++;
                }
            }
            if (n > 0) {
                means[used++] = sum / n;
            }
        }
        return Arrays.copyOf(means, used);
    }

    /**
     * True if the level, seen as the means of so many consecutive blocks, went up by half of its range at some time and down by half of it
     * at another: what goes round is in bounds, what only drifts has not shown them.
     */
    boolean turns(int blocks) {
        double[] levels = levels(blocks);
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        double up = 0;
        double down = 0;
        for (double level : levels) {
            low = Math.min(low, level);
            high = Math.max(high, level);
            up = Math.max(up, level - low);
            down = Math.max(down, high - level);
        }
        return up > 0 && Math.min(up, down) >= (high - low) / 2;
    }

    /** The correlation with itself so many rows earlier. */
    double correlation(int lag) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i])) {
                continue;
            }
            squares += (x[i] - mean) * (x[i] - mean);
            if (i >= lag && !Double.isNaN(x[i - lag])) {
                sum += (x[i] - mean) * (x[i - lag] - mean);
            }
        }
        return squares == 0 ? 0 : sum / squares;
    }

    /** Centred and scaled to length 1, missing values at the centre. */
    double[] unit() {
        double scale = 1 / Math.max(1e-300, deviation * Math.sqrt(Math.max(1, count - 1)));
        double[] unit = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            unit[i] = Double.isNaN(x[i]) ? 0 : (x[i] - mean) * scale;
        }
        return unit;
    }

    /** The values that are there, in order. */
    double[] present() {
        return Arrays.stream(x).filter(v -> !Double.isNaN(v)).toArray();
    }

    double least() {
        return Arrays.stream(x).filter(v -> !Double.isNaN(v)).min().orElse(Double.NaN);
    }

    double greatest() {
        return Arrays.stream(x).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
    }
}
