package org.millwright.history.chart;

import org.millwright.MillwrightException;
import org.millwright.dataset.Range;

/**
 * The buckets of a chart: all edges are multiples of one step since 1970, and the first and the last bucket are whole.
 *
 * @param fromMicros the beginning of the first bucket
 * @param stepMicros the length of each
 * @param count how many, at least 1
 * @param source from which values they are best made
 */
public record Steps(long fromMicros, long stepMicros, int count, Source source) {
    /** A minute in microseconds. */
    public static final long MINUTE = 60_000_000L;

    /** An hour in microseconds. */
    public static final long HOUR = 60 * MINUTE;

    /** The fewest buckets that may be asked for. */
    public static final int FEWEST = 16;

    /** The most buckets that may be asked for. */
    public static final int MOST = 4_000;

    /** Raw below 6 hours in 1,000 buckets. */
    private static final long RAW_BELOW = 6 * HOUR / 1_000;

    /** Minutes up to 30 days in 1,000 buckets. */
    private static final long MINUTES_UP_TO = 30 * 24 * HOUR / 1_000;

    private static final long LONGEST = 200L * 366 * 24 * HOUR;
    private static final int DIGITS = 100;

    /** From which values buckets are made. */
    public enum Source {
        /** Values as they were measured. */
        RAW(1),
        /** What was folded by the minute. */
        MINUTES(MINUTE),
        /** What was folded by the hour. */
        HOURS(HOUR);

        private final long unit;

        Source(long unit) {
            this.unit = unit;
        }

        /** Every step is a multiple of this many microseconds. */
        public long unit() {
            return unit;
        }
    }

    /**
     * The finest buckets of which there are not more than asked for.
     *
     * @throws MillwrightException if fewer than 16 or more than 4,000 are asked for, or the range is empty or centuries long
     */
    public static Steps of(Range times, int buckets) {
        check(times, buckets);
        long finest = Math.ceilDiv(times.length(), buckets);
        Source source = finest < RAW_BELOW ? Source.RAW : finest <= MINUTES_UP_TO ? Source.MINUTES : Source.HOURS;
        return of(times, buckets, source);
    }

    /** The finest buckets of which there are not more than asked for, made from a chosen source. */
    public static Steps of(Range times, int buckets, Source source) {
        check(times, buckets);
        long step = rounded(Math.ceilDiv(times.length(), buckets), source.unit);
        while (count(times, step) > buckets) {
            step = rounded(step + 1, source.unit);
        }
        return new Steps(Math.floorDiv(times.from(), step) * step, step, (int) count(times, step), source);
    }

    private static void check(Range times, int buckets) {
        if (buckets < FEWEST || buckets > MOST) {
            throw MillwrightException.badRequest(
                    "history.buckets.count",
                    "A chart has {fewest} to {most} buckets, not {asked}. Ask for {nearest}.",
                    "fewest",
                    FEWEST,
                    "most",
                    MOST,
                    "asked",
                    buckets,
                    "nearest",
                    Math.clamp(buckets, FEWEST, MOST));
        }
        if (times.isEmpty() || times.length() > LONGEST) {
            throw MillwrightException.badRequest(
                    "history.range.length",
                    "The time range is empty or longer than 200 years. Ask for a range that begins before it ends.");
        }
    }

    /** The next multiple of the unit, in two digits where it is counted in single microseconds. */
    private static long rounded(long step, long unit) {
        long grain = unit;
        if (unit == 1) {
            while (step / grain >= DIGITS) {
                grain *= 10;
            }
        }
        return Math.ceilDiv(step, grain) * grain;
    }

    private static long count(Range times, long step) {
        return Math.ceilDiv(times.until(), step) - Math.floorDiv(times.from(), step);
    }

    /** From the first bucket's beginning to the last one's end. */
    public Range whole() {
        return new Range(fromMicros, fromMicros + count * stepMicros);
    }

    /** The bucket of a time within {@link #whole()}. */
    public int bucket(long timeMicros) {
        return (int) ((timeMicros - fromMicros) / stepMicros);
    }
}
