package org.millwright.history.moment;

import org.millwright.dataset.Range;

/**
 * From one time, included, to another, not included, in UTC microseconds.
 *
 * @param fromMicros the beginning
 * @param untilMicros the end, after the beginning; {@link #RUNNING} while it goes on
 */
public record Period(long fromMicros, long untilMicros) {
    /** Stands for a period that has not ended. */
    public static final long RUNNING = Long.MAX_VALUE;

    public Period {
        if (untilMicros <= fromMicros) {
            throw new IllegalArgumentException(
                    "The period ends (%d) before it begins (%d).".formatted(untilMicros, fromMicros));
        }
    }

    /** One that has not ended. */
    public static Period since(long fromMicros) {
        return new Period(fromMicros, RUNNING);
    }

    /** True while it goes on. */
    public boolean running() {
        return untilMicros == RUNNING;
    }

    /** True if a time lies in it. */
    public boolean holds(long micros) {
        return fromMicros <= micros && micros < untilMicros;
    }

    /** As a range of microseconds. */
    public Range range() {
        return new Range(fromMicros, untilMicros);
    }
}
