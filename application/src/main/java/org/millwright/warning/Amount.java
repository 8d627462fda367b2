package org.millwright.warning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.millwright.diagnose.Deviation;
import org.millwright.machine.Tag;

/**
 * Numbers for a person: as many digits as the machine's own scatter justifies, and the unit where somebody named one. The
 * decimal sign is the point in both languages.
 */
public final class Amount {
    private static final int MOST_DECIMALS = 9;
    private static final double LONGEST_PLAIN = 1e9;
    private static final double SHORTEST_PLAIN = 1e-6;

    private Amount() {}

    /**
     * A value as precise as a step of the given size needs to be seen, with its unit.
     *
     * @param step what must still be visible, such as the normal standard deviation; 0 or NaN for four significant digits
     * @param unit the tag's unit; left out where it is unknown, or the 1 of plain numbers
     */
    public static String of(double value, double step, String unit) {
        return plain(value, step) + (unit.equals(Tag.UNKNOWN_UNIT) || unit.equals("1") ? "" : " " + unit);
    }

    /** The same without a unit. */
    public static String plain(double value, double step) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (size >= LONGEST_PLAIN || (size > 0 && size < SHORTEST_PLAIN)) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        if (!(step > 0) || Double.isInfinite(step)) {
            return trimmed(exact.round(new MathContext(4, RoundingMode.HALF_EVEN)));
        }
        int decimals = Math.clamp(1 - (int) Math.floor(Math.log10(step)), 0, MOST_DECIMALS);
        return exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** The value of a tag while a warning stood, as precise as its own scatter. */
    public static String value(Deviation deviation) {
        return of(deviation.value(), step(deviation), deviation.unit());
    }

    /** The normal mean of a tag. */
    public static String normal(Deviation deviation) {
        return of(deviation.normalMean(), step(deviation), deviation.unit());
    }

    /** The same with its sign, and without one where nothing is left of it. */
    public static String signedTimes(double deviations) {
        String size = times(deviations);
        if (Double.parseDouble(size.replace(",", "")) == 0) {
            return size;
        }
        return (deviations > 0 ? "+" : "−") + size;
    }

    /** A count of normal standard deviations without sign: two digits where it is small, whole where it is large. */
    public static String times(double deviations) {
        double size = Math.abs(deviations);
        return size < 10 ? plain(size, 1) : grouped(Math.round(size));
    }

    /** A number that is only known roughly: two digits and noughts, with marks between the thousands. */
    public static String about(double number) {
        return grouped(BigDecimal.valueOf(number)
                .round(new MathContext(2, RoundingMode.HALF_EVEN))
                .longValue());
    }

    /** A whole number with marks between the thousands. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static double step(Deviation deviation) {
        if (deviation.normalDeviation() > 0) {
            return deviation.normalDeviation();
        }
        return Math.abs(deviation.value() - deviation.normalMean());
    }

    private static String trimmed(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
