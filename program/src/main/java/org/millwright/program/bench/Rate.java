package org.millwright.program.bench;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;

/**
 * How many false alarms a person accepts, per time or per rows.
 *
 * @param alarms how many, positive
 * @param per in how many units, positive
 * @param unit the unit as written, such as {@code week} or {@code rows}
 */
public record Rate(double alarms, double per, String unit) {
    /** What the product accepts when nobody says anything. */
    public static final Rate PRODUCT = new Rate(1, 1, "week");

    private static final Pattern FORM =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*/\\s*(\\d+(?:\\.\\d+)?)?\\s*([a-zA-Z]+)");
    private static final String ROWS = "rows";
    private static final Map<String, Double> SECONDS = Map.of(
            "minute",
            60.0,
            "hour",
            3_600.0,
            "shift",
            28_800.0,
            "day",
            86_400.0,
            "week",
            604_800.0,
            "month",
            2_629_746.0,
            "year",
            31_556_952.0);

    /** Reads {@code 1/2000rows}, {@code 0.1/week}, {@code 2/3days}. */
    public static Rate parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            double alarms = Double.parseDouble(form.group(1));
            double per = form.group(2) == null ? 1 : Double.parseDouble(form.group(2));
            String unit = form.group(3).toLowerCase(java.util.Locale.ROOT);
            String single = unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
            if (alarms > 0 && per > 0 && (single.equals("row") || SECONDS.containsKey(single))) {
                return new Rate(alarms, per, single.equals("row") ? ROWS : single);
            }
        }
        throw MillwrightException.badRequest(
                "bench.budget.form",
                "The budget ({budget}) is not a rate. Maybe you mean 1/week or 1/2000rows.",
                "budget",
                text);
    }

    /** One false alarm in so many rows. */
    public static Rate everyRows(double rows) {
        return new Rate(1, rows, ROWS);
    }

    /** The accepted false alarms per row of a recording with this distance of rows. */
    public double perRow(long stepMicros) {
        Double seconds = SECONDS.get(unit);
        return seconds == null ? alarms / per : alarms / (per * seconds) * stepMicros / 1e6;
    }

    @Override
    public String toString() {
        return plain(alarms) + "/" + (per == 1 ? "" : plain(per)) + unit;
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
