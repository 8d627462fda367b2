package org.millwright.adapters.mqtt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Standing;

/** What the texts and numbers of payloads mean. */
final class Texts {
    private static final double NANOS_FROM = 1e17;
    private static final double MICROS_FROM = 1e14;
    private static final double MILLIS_FROM = 1e11;
    private static final int OPC_GOOD = 192;
    private static final int OPC_UNCERTAIN = 64;

    private Texts() {}

    /** A number, a word for true or false, or a word of the tag; NaN for the word NaN; empty for anything else. */
    static OptionalDouble number(String text, List<String> words) {
        String word = text.strip();
        if (!words.isEmpty()) {
            int code = words.indexOf(word);
            if (code >= 0) {
                return OptionalDouble.of(code);
            }
        }
        switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes" -> {
                return OptionalDouble.of(1);
            }
            case "false", "off", "no" -> {
                return OptionalDouble.of(0);
            }
            case "nan", "inf", "+inf", "-inf", "infinity", "-infinity" -> {
                return OptionalDouble.of(Double.NaN);
            }
            default -> {
                return plain(word);
            }
        }
    }

    /** Java's own reader also takes {@code 1d} and {@code 0x1p3}, which no machine means as numbers. */
    private static OptionalDouble plain(String word) {
        boolean signs = !word.isEmpty() && word.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0);
        if (!signs) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(word));
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }

    /**
     * A time as UTC microseconds: ISO 8601 with its offset, or a count since 1970 whose size tells seconds, milliseconds, microseconds
     * and nanoseconds apart (seconds reach 10^11 in the year 5138). Empty for anything else, also for a local time.
     */
    static OptionalLong time(String text) {
        String word = text.strip();
        OptionalDouble count = plain(word);
        if (count.isPresent()) {
            return count(count.getAsDouble());
        }
        try {
            Instant at = word.endsWith("Z")
                    ? Instant.parse(word)
                    : OffsetDateTime.parse(word).toInstant();
            return OptionalLong.of(Standing.micros(at));
        } catch (DateTimeException | ArithmeticException none) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong count(double count) {
        double size = Math.abs(count);
        double scale = size >= NANOS_FROM ? 1e-3 : size >= MICROS_FROM ? 1 : size >= MILLIS_FROM ? 1e3 : 1e6;
        double micros = count * scale;
        return Math.abs(micros) < Long.MAX_VALUE / 2.0 ? OptionalLong.of(Math.round(micros)) : OptionalLong.empty();
    }

    /** A quality: the words good, uncertain and bad, true and false, or the number of OPC (192 and more is good). Empty for others. */
    static Optional<Byte> quality(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        OptionalDouble number = plain(word);
        if (number.isPresent()) {
            double code = number.getAsDouble();
            return Optional.of(
                    code >= OPC_GOOD
                            ? SourceQuality.GOOD
                            : code >= OPC_UNCERTAIN ? SourceQuality.UNCERTAIN : SourceQuality.BAD);
        }
        return switch (word) {
            case "good", "ok", "valid", "true" -> Optional.of(SourceQuality.GOOD);
            case "uncertain", "questionable" -> Optional.of(SourceQuality.UNCERTAIN);
            case "bad", "invalid", "false", "error" -> Optional.of(SourceQuality.BAD);
            default -> Optional.empty();
        };
    }
}
