package org.millwright.recording.cell;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal numbers times a power of ten as whole numbers, exactly: epochs in nanoseconds have more digits than a double. */
public final class Decimals {
    private static final long[] TENS = {
        1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L
    };
    private static final int SAFE_DIGITS = 18;

    private Decimals() {}

    /**
     * The number times 10^{@code shift}, as a whole number: nearest, but rounded down where {@code shift} is negative.
     *
     * @param shift −9 … 9
     * @return {@link Stamp#NONE} if the text is no number or too large
     */
    public static long shifted(char[] text, int from, int to, char decimal, int shift) {
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (negative || (i < to && text[i] == '+')) {
            i++;
        }
        long value = 0;
        int digits = 0;
        int fraction = -1;
        int dropped = 0;
        int up = 0;
        for (; i < to; i++) {
            char c = text[i];
            if (c == decimal && fraction < 0) {
                fraction = 0;
            } else if (c >= '0' && c <= '9' && digits < SAFE_DIGITS) {
                if (fraction < shift || fraction < 0) {
                    value = value * 10 + c - '0';
                    digits++;
                    fraction += fraction >= 0 ? 1 : 0;
                } else if (dropped++ == 0) {
                    up = shift >= 0 && c >= '5' ? 1 : 0;
                }
            } else {
                return slow(text, from, to, decimal, shift);
            }
        }
        return digits == 0 ? Stamp.NONE : scaled(value + up, shift - Math.max(0, fraction), negative);
    }

    private static long scaled(long value, int shift, boolean negative) {
        long scaled;
        if (shift >= 0) {
            if (Math.multiplyHigh(value, TENS[shift]) != 0 || value * TENS[shift] < 0) {
                return Stamp.NONE;
            }
            scaled = value * TENS[shift];
        } else {
            scaled = value / TENS[-shift];
        }
        return negative ? -scaled : scaled;
    }

    private static long slow(char[] text, int from, int to, char decimal, int shift) {
        Numerals numerals = new Numerals(decimal, false);
        if (Double.isNaN(numerals.parse(text, from, to))) {
            return Stamp.NONE;
        }
        String plain = new String(text, from, to - from).replace(decimal, '.');
        try {
            BigDecimal shifted = new BigDecimal(plain)
                    .movePointRight(shift)
                    .setScale(0, shift < 0 ? RoundingMode.FLOOR : RoundingMode.HALF_UP);
            return shifted.precision() > SAFE_DIGITS ? Stamp.NONE : shifted.longValueExact();
        } catch (NumberFormatException odd) {
            return Stamp.NONE;
        }
    }
}
