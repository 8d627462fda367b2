package org.millwright.program.report.trend;

import java.util.Arrays;

/** One tag's values in the buckets of a {@link Grid}: extremes, first, last and how many are good. */
final class Buckets {
    private double[] min = new double[0];
    private double[] max = new double[0];
    private double[] first = new double[0];
    private double[] last = new double[0];
    private long[] good = new long[0];

    double min(int bucket) {
        return min[bucket];
    }

    double max(int bucket) {
        return max[bucket];
    }

    double first(int bucket) {
        return first[bucket];
    }

    double last(int bucket) {
        return last[bucket];
    }

    long good(int bucket) {
        return good[bucket];
    }

    /** Adds rows {@code from} to {@code end} (not included) to a bucket; what is not finite has no value. */
    void add(int bucket, double[] values, int from, int end) {
        if (bucket >= min.length) {
            grow(bucket);
        }
        double low = min[bucket];
        double high = max[bucket];
        for (int row = from; row < end; row++) {
            double value = values[row];
            if (Double.isFinite(value)) {
                if (good[bucket]++ == 0) {
                    first[bucket] = value;
                }
                last[bucket] = value;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        min[bucket] = low;
        max[bucket] = high;
    }

    /** Moves every bucket to its new place; two that share a place become one. */
    void join(int[] places) {
        for (int bucket = 0; bucket < places.length; bucket++) {
            if (bucket > 0 && places[bucket] == places[bucket - 1]) {
                merge(places[bucket], bucket);
            } else {
                copy(places[bucket], bucket);
            }
        }
        clear(places[places.length - 1] + 1);
    }

    /** A copy of the first buckets that no longer changes with this one. */
    Buckets frozen(int size) {
        Buckets copy = new Buckets();
        copy.min = Arrays.copyOf(min, size);
        copy.max = Arrays.copyOf(max, size);
        copy.first = Arrays.copyOf(first, size);
        copy.last = Arrays.copyOf(last, size);
        copy.good = Arrays.copyOf(good, size);
        return copy;
    }

    private void merge(int place, int bucket) {
        if (good[bucket] == 0) {
            return;
        }
        if (good[place] == 0) {
            copy(place, bucket);
            return;
        }
        min[place] = Math.min(min[place], min[bucket]);
        max[place] = Math.max(max[place], max[bucket]);
        last[place] = last[bucket];
        good[place] += good[bucket];
    }

    private void copy(int place, int bucket) {
        min[place] = min[bucket];
        max[place] = max[bucket];
        first[place] = first[bucket];
        last[place] = last[bucket];
        good[place] = good[bucket];
    }

    private void grow(int bucket) {
        int old = min.length;
        int room = Math.max(64, Math.max(bucket + 1, old * 2));
        min = Arrays.copyOf(min, room);
        max = Arrays.copyOf(max, room);
        first = Arrays.copyOf(first, room);
        last = Arrays.copyOf(last, room);
        good = Arrays.copyOf(good, room);
        clear(old);
    }

    private void clear(int from) {
        Arrays.fill(min, from, min.length, Double.POSITIVE_INFINITY);
        Arrays.fill(max, from, max.length, Double.NEGATIVE_INFINITY);
        Arrays.fill(first, from, first.length, Double.NaN);
        Arrays.fill(last, from, last.length, Double.NaN);
        Arrays.fill(good, from, good.length, 0);
    }
}
