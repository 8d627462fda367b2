package org.millwright.recording.cell;

/**
 * How the numbers of a column are written: its decimal sign, and whether thousands are marked by the other sign.
 *
 * @param decimal the decimal sign, {@code '.'} or {@code ','}
 * @param grouped true if the other of the two marks thousands; blanks and apostrophes may always mark them
 */
public record Numerals(char decimal, boolean grouped) {
    /** 1234.5 */
    public static final Numerals POINT = new Numerals('.', false);

    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;
    private static final int SAFE_DIGITS = 18;

    public Numerals {
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("The character (%s) is no decimal sign.".formatted(decimal));
        }
    }

    /**
     * The double nearest to the decimal number in {@code text[from..to)}, the same bits as {@link Double#parseDouble} gives.
     *
     * @return NaN if it is no number in this way of writing; infinite if it is too large for a double
     */
    public double parse(char[] text, int from, int to) {
        int i = from;
        boolean negative = false;
        if (i < to && (text[i] == '-' || text[i] == '+')) {
            negative = text[i] == '-';
            i++;
        }
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        for (; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
                digits++;
            } else if (text[i] == decimal && point < 0) {
                point = digits;
            } else {
                return unusual(text, from, to);
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        int fraction = point < 0 ? 0 : digits - point;
        if (digits > SAFE_DIGITS || mantissa > EXACT || fraction >= TENS.length) {
            return unusual(text, from, to);
        }
        double value = fraction == 0 ? mantissa : mantissa / TENS[fraction];
        return negative ? -value : value;
    }

    /** Exponents, many digits, marked thousands, the real minus. */
    private double unusual(char[] text, int from, int to) {
        NumberForm form = NumberForm.of(text, from, to);
        if (form == NumberForm.NONE || !fits(text, from, to, form)) {
            return Double.NaN;
        }
        StringBuilder plain = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c == decimal) {
                plain.append('.');
            } else if (c == '\u2212') {
                plain.append('-');
            } else if (c != other() && !NumberForm.thousandsBlank(c)) {
                plain.append(c);
            }
        }
        return Double.parseDouble(plain.toString());
    }

    private char other() {
        return decimal == '.' ? ',' : '.';
    }

    private boolean fits(char[] text, int from, int to, NumberForm form) {
        if (form.decimal() != 0 && form.decimal() != decimal) {
            return false;
        }
        if (grouped) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (text[i] == other()) {
                return false;
            }
        }
        return true;
    }
}
