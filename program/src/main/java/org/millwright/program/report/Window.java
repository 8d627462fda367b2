package org.millwright.program.report;

/**
 * A part of the time axis as a picture shows it, {@value #WIDTH} units wide.
 *
 * @param fromMicros its left edge
 * @param untilMicros its right edge, at least one microsecond later
 */
record Window(long fromMicros, long untilMicros) {
    static final int WIDTH = 1_000;

    Window {
        if (untilMicros <= fromMicros) {
            untilMicros = fromMicros + 1;
        }
    }

    /** Where a time lies, 0 to {@link #WIDTH}; times outside lie on the edge. */
    double x(long micros) {
        long inside = Math.clamp(micros, fromMicros, untilMicros);
        return WIDTH * ((double) (inside - fromMicros) / (untilMicros - fromMicros));
    }

    boolean overlaps(long from, long until) {
        return from <= untilMicros && until >= fromMicros;
    }

    long length() {
        return untilMicros - fromMicros;
    }
}
