package org.millwright.warning.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.millwright.diagnose.Episode;
import org.millwright.warning.Span;

/** What an episode says of times. */
final class Episodes {
    private Episodes() {}

    static Span span(Episode episode) {
        Episode.Timing timing = episode.timing();
        return new Span(
                timing.beganMicros(),
                timing.detectedMicros(),
                timing.returnedMicros() == Episode.OPEN ? Span.OPEN : timing.returnedMicros(),
                timing.beganRow(),
                timing.detectedRow(),
                timing.rows());
    }

    /** True if the first was told before the second: an episode grows row by row, and returns after its last row. */
    static boolean before(Span first, Span second) {
        return first.rows() != second.rows() ? first.rows() < second.rows() : first.open() && !second.open();
    }

    /** About when the newest row came that the episode speaks of; the rows between are counted, not their times. */
    static long newest(Span span, long stepMicros) {
        if (!span.open()) {
            return span.returnedMicros();
        }
        return Math.max(span.detectedMicros(), span.beganMicros() + (span.rows() - 1) * stepMicros);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
