package org.millwright.dataset;

/**
 * Whole numbers from one (included) to another (not included): rows, or microseconds. Two neighbours meet without a gap and
 * without sharing anything.
 *
 * @param from the first
 * @param until the first that is no longer in it; equal to {@code from} where it is empty
 */
public record Range(long from, long until) {
    public Range {
        if (until < from) {
            throw new IllegalArgumentException("The range ends (%d) before it begins (%d).".formatted(until, from));
        }
    }

    /** How many there are; {@link Long#MAX_VALUE} if more than that. */
    public long length() {
        long length = until - from;
        return length < 0 ? Long.MAX_VALUE : length;
    }

    public boolean isEmpty() {
        return from == until;
    }

    public boolean holds(long number) {
        return from <= number && number < until;
    }

    /** True if every number of the other is in this one; an empty one is in every range. */
    public boolean holdsAll(Range other) {
        return other.isEmpty() || (from <= other.from && other.until <= until);
    }

    /** True if some number is in both. */
    public boolean overlaps(Range other) {
        return !common(other).isEmpty();
    }

    /** The numbers that are in both; empty, at the later beginning, if there are none. */
    public Range common(Range other) {
        long later = Math.max(from, other.from);
        return new Range(later, Math.max(later, Math.min(until, other.until)));
    }

    /** This range and so many more on each side; as far as numbers go. */
    public Range widened(long bySide) {
        long before = from < Long.MIN_VALUE + bySide ? Long.MIN_VALUE : from - bySide;
        long after = until > Long.MAX_VALUE - bySide ? Long.MAX_VALUE : until + bySide;
        return new Range(before, after);
    }

    /** The numbers of this range before another one. */
    public Range before(Range other) {
        return new Range(from, Math.max(from, Math.min(until, other.from)));
    }

    /** The numbers of this range after another one. */
    public Range after(Range other) {
        return new Range(Math.min(until, Math.max(from, other.until)), until);
    }
}
