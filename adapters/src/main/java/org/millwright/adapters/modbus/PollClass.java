package org.millwright.adapters.modbus;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;

/** How often a register is read: {@code fast} twice each interval, {@code normal} once, {@code slow} each tenth; or a time such as {@code 500ms}. */
final class PollClass {
    private static final Pattern TIME = Pattern.compile("(\\d{1,7})\\s*(ms|s|min|h)");
    private static final Duration LEAST = Duration.ofMillis(20);

    private PollClass() {}

    /**
     * The time between two reads.
     *
     * @throws MillwrightException if the class is none of the words and no time
     */
    static Duration period(String text, Duration interval) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "fast" -> atLeast(interval.dividedBy(2));
            case "normal" -> atLeast(interval);
            case "slow" -> atLeast(interval.multipliedBy(10));
            default -> atLeast(time(word));
        };
    }

    /** A time such as {@code 500ms}, {@code 2 s}, {@code 1 min}, or {@code PT2S}. */
    static Duration time(String word) {
        Matcher parts = TIME.matcher(word);
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "min" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
        try {
            return Duration.parse(word.toUpperCase(Locale.ROOT));
        } catch (java.time.format.DateTimeParseException none) {
            throw MillwrightException.badRequest(
                    "modbus.poll.wrong",
                    "The poll class ({poll}) cannot be read: {reason}.",
                    "poll",
                    word,
                    "reason",
                    "the poll class (" + word + ") is none of fast, normal, slow and no time such as 500ms");
        }
    }

    private static Duration atLeast(Duration period) {
        return period.compareTo(LEAST) < 0 ? LEAST : period;
    }
}
