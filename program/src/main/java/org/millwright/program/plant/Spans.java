package org.millwright.program.plant;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;
import picocli.CommandLine.ITypeConverter;

/** Reads spans such as {@code 10s}, {@code 4h}, {@code 7d}. */
public final class Spans implements ITypeConverter<Duration> {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,7})\\s*(s|min|h|d)");

    @Override
    public Duration convert(String text) {
        Matcher span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            throw MillwrightException.badRequest(
                    "plant.span.unreadable",
                    "The span ({text}) cannot be read. Write a number and s, min, h or d, such as 10s, 4h or 7d.",
                    "text",
                    text);
        }
        long number = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
