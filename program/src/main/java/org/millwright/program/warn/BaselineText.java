package org.millwright.program.warn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.scan.Baseline;

/** Reads what a person wrote after {@code --baseline}: a length of time, two times, or another recording. */
final class BaselineText {
    private static final Pattern LENGTH = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-z]+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("day", Duration.ofDays(1)),
            Map.entry("days", Duration.ofDays(1)),
            Map.entry("w", Duration.ofDays(7)),
            Map.entry("week", Duration.ofDays(7)),
            Map.entry("weeks", Duration.ofDays(7)));

    private final TimeAxis axis;
    private final Function<Path, Recording> opener;

    /**
     * @param axis the time axis of the recording that will be looked through
     * @param opener opens another recording the same way
     */
    BaselineText(TimeAxis axis, Function<Path, Recording> opener) {
        this.axis = axis;
        this.opener = opener;
    }

    Baseline read(String text) {
        Path path = Path.of(text);
        if (Files.exists(path)) {
            return new Baseline.Elsewhere(opener.apply(path));
        }
        int dots = text.indexOf("..");
        if (dots > 0) {
            long from = time(text.substring(0, dots), text);
            long until = time(text.substring(dots + 2), text);
            if (until <= from) {
                throw MillwrightException.badRequest(
                        "warn.baseline.order",
                        "The baseline {text} ends before it begins. Write the earlier time first.",
                        "text",
                        text);
            }
            return new Baseline.Between(from, until, text);
        }
        Matcher length = LENGTH.matcher(text.toLowerCase(Locale.ROOT));
        if (length.matches()) {
            return length(Double.parseDouble(length.group(1)), length.group(2), text);
        }
        throw bad(text);
    }

    private Baseline length(double count, String unit, String text) {
        if (unit.equals("row") || unit.equals("rows")) {
            return new Baseline.FirstRows((long) count);
        }
        Duration one = UNITS.get(unit);
        if (one == null) {
            throw bad(text);
        }
        if (axis.kind() == TimeAxis.Kind.ROWS) {
            throw MillwrightException.badRequest(
                    "warn.baseline.timeless",
                    "The baseline {text} is a length of time, but the recording has no usable time. Use --baseline-rows.",
                    "text",
                    text);
        }
        return new Baseline.FirstTime((long) (count * one.toMillis() * 1000));
    }

    private long time(String written, String whole) {
        String text = written.strip();
        if (!axis.dated()) {
            if (!NUMBER.matcher(text).matches()) {
                throw bad(whole);
            }
            double number = Double.parseDouble(text);
            return (long) ((axis.kind() == TimeAxis.Kind.ROWS ? number - 1 : number) * 1_000_000);
        }
        ZoneId named = axis.zone();
        ZoneId zone = axis.kind() == TimeAxis.Kind.INSTANT && named != null ? named : ZoneOffset.UTC;
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant(text.replace(' ', 'T'), zone));
        } catch (DateTimeParseException notATime) {
            throw bad(whole);
        }
    }

    private static Instant instant(String text, ZoneId zone) {
        if (text.length() <= "2024-03-01".length()) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        if (text.endsWith("Z") || text.matches(".*[+-][0-9]{2}:?[0-9]{2}$")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    private static MillwrightException bad(String text) {
        return MillwrightException.badRequest("warn.baseline.form", """
                The baseline ({text}) is no length of time, no range and no file that exists.
                Write 2h, 7d, 2024-03-01..2024-03-08, or the name of a healthy recording; for rows use --baseline-rows 400.""", "text", text);
    }
}
