package org.millwright.program.report.trend;

import org.millwright.machine.Tag;

/**
 * One tag over time, reduced to buckets of consecutive rows. The true minimum and maximum of every bucket are kept, so a picture
 * drawn from it shows every extreme there was. Immutable, for any thread.
 */
public final class Trend {
    private final Tag tag;
    private final Grid grid;
    private final Buckets buckets;

    Trend(Tag tag, Grid grid, Buckets buckets) {
        this.tag = tag;
        this.grid = grid;
        this.buckets = buckets;
    }

    public Tag tag() {
        return tag;
    }

    /** The number of buckets. */
    public int size() {
        return grid.size();
    }

    /** The time of the first row of a bucket, in microseconds. */
    public long fromMicros(int bucket) {
        return grid.from(bucket);
    }

    /** The time of the last row of a bucket, in microseconds. */
    public long untilMicros(int bucket) {
        return grid.until(bucket);
    }

    /** All rows of a bucket, with and without a value of this tag. */
    public long rows(int bucket) {
        return grid.rows(bucket);
    }

    /** The rows of a bucket with a good value of this tag; 0 makes it a gap, and the values below are not defined. */
    public long good(int bucket) {
        return buckets.good(bucket);
    }

    /** True if no row was recorded for long before this bucket. */
    public boolean afterHole(int bucket) {
        return grid.afterHole(bucket);
    }

    public double min(int bucket) {
        return buckets.min(bucket);
    }

    public double max(int bucket) {
        return buckets.max(bucket);
    }

    /** The first good value of a bucket. */
    public double first(int bucket) {
        return buckets.first(bucket);
    }

    /** The last good value of a bucket. */
    public double last(int bucket) {
        return buckets.last(bucket);
    }
}
