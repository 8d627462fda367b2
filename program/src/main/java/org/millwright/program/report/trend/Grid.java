package org.millwright.program.report.trend;

import java.util.Arrays;

/**
 * The buckets that all tags of a machine share: runs of consecutive rows. When there are too many, neighbours become one and
 * later buckets take twice the rows. A bucket does not reach over a hole in time; where a recording has more holes than buckets,
 * only the longest count as holes.
 */
final class Grid {
    private static final int FIRST_ROOM = 64;

    private final int capacity;
    private long holeMicros;
    private long rowsPerBucket = 1;
    private int size;
    private long[] from = new long[FIRST_ROOM];
    private long[] until = new long[FIRST_ROOM];
    private long[] rows = new long[FIRST_ROOM];
    private long[] pause = new long[FIRST_ROOM];

    /**
     * @param capacity the most buckets there may ever be, at least 4
     * @param holeMicros a longer distance of two rows is a hole
     */
    Grid(int capacity, long holeMicros) {
        this.capacity = capacity;
        this.holeMicros = holeMicros;
    }

    int size() {
        return size;
    }

    long from(int bucket) {
        return from[bucket];
    }

    long until(int bucket) {
        return until[bucket];
    }

    long rows(int bucket) {
        return rows[bucket];
    }

    boolean afterHole(int bucket) {
        return pause[bucket] > holeMicros;
    }

    /** True if a row of this time needs a bucket that does not exist and for which there is no room. */
    boolean full(long time) {
        return size == capacity && opensAt(time);
    }

    /** Takes as many rows as the last bucket, or a new one, may hold, and gives the first row that it does not. */
    int take(long[] times, int first, int end) {
        if (opensAt(times[first])) {
            open(times[first]);
        }
        int bucket = size - 1;
        int row = first;
        do {
            until[bucket] = times[row];
            rows[bucket]++;
            row++;
        } while (row < end && !opensAt(times[row]));
        return row;
    }

    /** Joins neighbours and gives the new place of every old bucket. */
    int[] join() {
        int[] places = places();
        while (places[size - 1] + 1 > capacity - capacity / 4) {
            holeMicros = holeMicros > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : holeMicros * 2;
            places = places();
        }
        for (int bucket = 0; bucket < size; bucket++) {
            move(bucket, places[bucket], bucket > 0 && places[bucket - 1] == places[bucket]);
        }
        size = places[size - 1] + 1;
        rowsPerBucket *= 2;
        return places;
    }

    /** A grid that no longer changes with this one. */
    Grid frozen() {
        Grid copy = new Grid(capacity, holeMicros);
        copy.rowsPerBucket = rowsPerBucket;
        copy.size = size;
        copy.from = Arrays.copyOf(from, size);
        copy.until = Arrays.copyOf(until, size);
        copy.rows = Arrays.copyOf(rows, size);
        copy.pause = Arrays.copyOf(pause, size);
        return copy;
    }

    private boolean opensAt(long time) {
        return size == 0 || rows[size - 1] >= rowsPerBucket || time - until[size - 1] > holeMicros;
    }

    private void open(long time) {
        if (size == from.length) {
            grow();
        }
        pause[size] = size == 0 ? 0 : time - until[size - 1];
        from[size] = time;
        until[size] = time;
        rows[size] = 0;
        size++;
    }

    private void grow() {
        int room = Math.min(capacity, size * 2);
        from = Arrays.copyOf(from, room);
        until = Arrays.copyOf(until, room);
        rows = Arrays.copyOf(rows, room);
        pause = Arrays.copyOf(pause, room);
    }

    private int[] places() {
        int[] places = new int[size];
        boolean paired = true;
        for (int bucket = 1; bucket < size; bucket++) {
            boolean joins = paired && !afterHole(bucket);
            places[bucket] = joins ? places[bucket - 1] : places[bucket - 1] + 1;
            paired = !joins;
        }
        return places;
    }

    private void move(int bucket, int place, boolean joins) {
        until[place] = until[bucket];
        if (joins) {
            rows[place] += rows[bucket];
        } else {
            from[place] = from[bucket];
            rows[place] = rows[bucket];
            pause[place] = pause[bucket];
        }
    }
}
