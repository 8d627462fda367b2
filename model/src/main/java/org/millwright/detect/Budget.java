package org.millwright.detect;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;

/**
 * The false alarms that a person accepts: the only setting of sensitivity.
 *
 * @param alarms how many, more than 0
 * @param rows in how many rows; 0 where it is counted in time
 * @param micros in how many microseconds; 0 where it is counted in rows
 * @param text as it was written
 */
public record Budget(double alarms, double rows, double micros, String text) {
    /** One a week, the default where rows have times. */
    public static final Budget WEEKLY = new Budget(1, 0, 604_800_000_000.0, "1/week");

    /** One in 2,000 rows, the default where they have none. */
    public static final Budget BY_ROWS = new Budget(1, 2_000, 0, "1/2000rows");

    private static final Pattern FORM = Pattern.compile("([0-9.]+)/([0-9.]*)\\s*([a-z]+)");

    /**
     * Reads {@code 1/week}, {@code 0.1/week}, {@code 2/day}, {@code 1/8h}, {@code 1/2000rows}.
     *
     * @throws MillwrightException if it is not such a rate
     */
    public static Budget parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        Matcher form = FORM.matcher(trimmed);
        if (!form.matches()) {
            throw bad(text);
        }
        double alarms = number(form.group(1), text);
        double count = form.group(2).isEmpty() ? 1 : number(form.group(2), text);
        if (!(alarms > 0) || !(count > 0)) {
            throw bad(text);
        }
        String unit = form.group(3);
        if (unit.equals("row") || unit.equals("rows")) {
            return new Budget(alarms, count, 0, trimmed);
        }
        Duration one = Units.BY_NAME.get(unit);
        if (one == null) {
            throw bad(text);
        }
        return new Budget(alarms, 0, count * one.toMillis() * 1000.0, trimmed);
    }

    /** The false alarms accepted per row, where two rows lie this many microseconds apart. */
    public double alarmsPerRow(double stepMicros) {
        return rows > 0 ? alarms / rows : alarms * stepMicros / micros;
    }

    private static double number(String digits, String text) {
        try {
            double number = Double.parseDouble(digits);
            if (Double.isInfinite(number)) {
                throw bad(text);
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw bad(text);
        }
    }

    private static MillwrightException bad(String text) {
        return MillwrightException.badRequest("warn.budget.form", """
                The budget ({text}) is not a rate of false alarms.
                Write how many in how long, such as 1/week, 2/day, 1/8h or 1/2000rows.""", "text", text);
    }

    /** The words for time. */
    private static final class Units {
        static final Map<String, Duration> BY_NAME = Map.ofEntries(
                Map.entry("s", Duration.ofSeconds(1)),
                Map.entry("min", Duration.ofMinutes(1)),
                Map.entry("minute", Duration.ofMinutes(1)),
                Map.entry("h", Duration.ofHours(1)),
                Map.entry("hour", Duration.ofHours(1)),
                Map.entry("d", Duration.ofDays(1)),
                Map.entry("day", Duration.ofDays(1)),
                Map.entry("w", Duration.ofDays(7)),
                Map.entry("week", Duration.ofDays(7)),
                Map.entry("month", Duration.ofDays(30)),
                Map.entry("year", Duration.ofDays(365)));
    }
}
