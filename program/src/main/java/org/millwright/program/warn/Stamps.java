package org.millwright.program.warn;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.millwright.recording.TimeAxis;

/** Times for machines to read: ISO 8601 with the offset where a zone is known, seconds from the start, or row numbers. */
final class Stamps {
    private final TimeAxis axis;

    Stamps(TimeAxis axis) {
        this.axis = axis;
    }

    /** A text for dated axes, a number of seconds or a row number for the others. */
    Object of(long micros) {
        return switch (axis.kind()) {
            case INSTANT -> {
                ZoneId zone = axis.zone() == null ? ZoneOffset.UTC : axis.zone();
                yield DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        instant(micros).atZone(zone));
            }
            case LOCAL ->
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(instant(micros), ZoneOffset.UTC));
            case ELAPSED -> micros / 1e6;
            case ROWS -> micros / 1_000_000 + 1;
        };
    }

    /** A time as {@code --baseline} takes it. */
    String asBaseline(long micros) {
        String text = of(micros).toString();
        return axis.kind() == TimeAxis.Kind.INSTANT || axis.kind() == TimeAxis.Kind.LOCAL
                ? text.replaceFirst("\\.[0-9]+", "")
                : text;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
