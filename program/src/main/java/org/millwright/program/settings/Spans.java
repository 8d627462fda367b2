package org.millwright.program.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 250ms}, {@code 5s}, {@code 10m}, {@code 8h}, {@code 7d}, {@code 2w}, {@code 10y}. */
public final class Spans {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|min|h|d|w|y)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "y", Duration.ofDays(365));

    private Spans() {}

    /** The length; empty for anything else. */
    public static Optional<Duration> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.ofNullable(UNITS.get(form.group(2)))
                        .map(unit -> unit.multipliedBy(Long.parseLong(form.group(1))))
                : Optional.empty();
    }

    /** The shortest way to write it, exactly to the millisecond. */
    public static String text(Duration length) {
        for (String unit : new String[] {"y", "d", "h", "m", "s"}) {
            long size = UNITS.getOrDefault(unit, Duration.ofMillis(1)).toMillis();
            if (length.toMillis() > 0 && length.toMillis() % size == 0) {
                return length.toMillis() / size + unit;
            }
        }
        return length.toMillis() + "ms";
    }
}
