package org.millwright.machine.connect;

import java.time.Instant;

/** Tells whether the time that a source gives can be right. */
public final class SourceTime {
    /** 1990-01-01T00:00Z: no machine that still runs was measured before. */
    private static final long EARLIEST = Standing.micros(Instant.parse("1990-01-01T00:00:00Z"));

    private static final long AHEAD = 600_000_000L;

    private SourceTime() {}

    /**
     * True for a time more than ten minutes after its arrival or before 1990. Such a value is kept under the time of its arrival, with
     * {@link org.millwright.machine.SourceQuality#TIME_SUSPECT}.
     *
     * @param sourceMicros the source's time in UTC microseconds
     * @param arrivedMicros the time of arrival in UTC microseconds
     */
    public static boolean odd(long sourceMicros, long arrivedMicros) {
        return sourceMicros < EARLIEST || sourceMicros > arrivedMicros + AHEAD;
    }
}
