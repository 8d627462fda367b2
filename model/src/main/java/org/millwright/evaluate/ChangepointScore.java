package org.millwright.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores predicted moments of change as the SKAB benchmark does, a variant of the Numenta Anomaly Benchmark's rule: a window of
 * fixed length opens at each true changepoint; the first prediction inside is worth the more the earlier it comes, a window
 * without prediction is a miss, a prediction outside all windows a false one.
 *
 * <p>Files are added one after the other and scored together. For one thread.
 */
public final class ChangepointScore {
    /** The worth falls along a hyperbolic tangent read at this many points from −π/2 to π/2. */
    private static final int POINTS = 1_000;

    private final long windowMicros;
    private final List<Double> hits = new ArrayList<>();
    private int windows;
    private int falsePredictions;

    /**
     * @param windowMicros how long after a true changepoint a prediction still counts, in microseconds
     */
    public ChangepointScore(long windowMicros) {
        this.windowMicros = windowMicros;
    }

    /**
     * Adds one file. All arrays have one entry per test row.
     *
     * @param times microseconds, not falling
     * @param signal the 0/1 changepoint signal; a prediction is a row in which it differs from the row before, and the first
     *     row where it is 1
     * @param changed true in rows that are true changepoints
     */
    public void add(long[] times, boolean[] signal, boolean[] changed) {
        if (times.length != signal.length || times.length != changed.length) {
            throw new IllegalArgumentException("There are %d times, %d predictions and %d labels."
                    .formatted(times.length, signal.length, changed.length));
        }
        boolean[] predicted = edges(signal);
        boolean[] inside = new boolean[times.length];
        long previousEnd = Long.MIN_VALUE;
        for (int row = 0; row < times.length; row++) {
            if (changed[row]) {
                long end = times[row] + windowMicros;
                addWindow(times, predicted, inside, Math.max(times[row], previousEnd), end);
                previousEnd = end;
            }
        }
        for (int row = 0; row < times.length; row++) {
            if (predicted[row] && !inside[row]) {
                falsePredictions++;
            }
        }
    }

    /** The score of everything added, in percent: 0 for silence, 100 for perfection; NaN without a true changepoint. */
    public double percent(Profile profile) {
        double sum = -profile.falseAlarm() * falsePredictions - profile.miss() * missed();
        for (double position : hits) {
            sum += worth(profile, position);
        }
        return profile.percent(sum, windows);
    }

    /** The true changepoints. */
    public int changepoints() {
        return windows;
    }

    /** The true changepoints without a prediction in their window. */
    public int missed() {
        return windows - hits.size();
    }

    /** The predictions outside all windows. */
    public int falsePredictions() {
        return falsePredictions;
    }

    private static boolean[] edges(boolean[] signal) {
        boolean[] edges = new boolean[signal.length];
        for (int row = 0; row < signal.length; row++) {
            edges[row] = signal[row] != (row > 0 && signal[row - 1]);
        }
        return edges;
    }

    /** A window holds both its ends, so a prediction on the border of two windows serves both. */
    private void addWindow(long[] times, boolean[] predicted, boolean[] inside, long start, long end) {
        windows++;
        boolean hit = false;
        for (int row = 0; row < times.length && times[row] <= end; row++) {
            if (times[row] >= start && predicted[row]) {
                inside[row] = true;
                if (!hit) {
                    hit = true;
                    hits.add(end == start ? 0.0 : (double) (times[row] - start) / (end - start));
                }
            }
        }
    }

    private static double worth(Profile profile, double position) {
        int point = (int) Math.min(POINTS - 1, Math.floor(POINTS * position));
        double x = -Math.PI / 2 + Math.PI * point / (POINTS - 1);
        double half = (profile.hit() + profile.falseAlarm()) / 2;
        return -half * Math.tanh(x) / Math.tanh(Math.PI / 2) + half - profile.falseAlarm();
    }
}
