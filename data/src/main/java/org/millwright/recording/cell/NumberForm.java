package org.millwright.recording.cell;

/** How a cell writes a number, and what that says about the decimal sign. */
public enum NumberForm {
    /** No number. */
    NONE(0),
    /** Digits alone, or digits in groups of three by blanks or apostrophes. */
    WHOLE(0),
    /** The point can only be the decimal sign: 12.5, 0.125, 1,234.5, 1,234,567. */
    POINT('.'),
    /** The comma can only be the decimal sign: 12,5, 0,125, 1.234,5, 1.234.567. */
    COMMA(','),
    /** 1.234: a decimal point or a thousands mark. */
    POINT_OR_GROUP(0),
    /** 1,234: a decimal comma or a thousands mark. */
    COMMA_OR_GROUP(0);

    private final char decimal;

    NumberForm(int decimal) {
        this.decimal = (char) decimal;
    }

    /** The decimal sign that this form proves, or the character 0. */
    public char decimal() {
        return decimal;
    }

    /** Looks at the characters {@code from} to {@code to} (not included); blanks around them are not expected. */
    public static NumberForm of(char[] text, int from, int to) {
        int start = from < to && sign(text[from]) ? from + 1 : from;
        int end = mantissaEnd(text, start, to);
        if (end < 0 || start >= end) {
            return NONE;
        }
        int points = 0;
        int commas = 0;
        int digits = 0;
        int blanks = 0;
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (c == ',') {
                commas++;
            } else if (thousandsBlank(c)) {
                blanks++;
            } else {
                return NONE;
            }
        }
        return digits == 0 ? NONE : judge(text, start, end, points, commas, blanks, end < to);
    }

    /** A mark between groups of three digits that is never a decimal sign. */
    static boolean thousandsBlank(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\'' || c == '\u2019';
    }

    /** Plus, hyphen-minus or the real minus. */
    static boolean sign(char c) {
        return c == '-' || c == '+' || c == '\u2212';
    }

    private static NumberForm judge(
            char[] text, int start, int end, int points, int commas, int blanks, boolean exponent) {
        if (points + commas == 0) {
            return blanks == 0 || grouped(text, start, end, ' ') ? WHOLE : NONE;
        }
        int last = end - 1;
        while (text[last] != '.' && text[last] != ',') {
            last--;
        }
        char mark = text[last];
        int same = mark == '.' ? points : commas;
        int other = points + commas - same;
        if (same > 1) {
            return other == 0 && blanks == 0 && grouped(text, start, end, mark) ? opposite(mark) : NONE;
        }
        if (!onlyDigits(text, last + 1, end)) {
            return NONE;
        }
        if (other > 0 || blanks > 0) {
            char group = other == 0 ? ' ' : mark == '.' ? ',' : '.';
            return (other == 0 || blanks == 0) && grouped(text, start, last, group) ? proof(mark) : NONE;
        }
        boolean threes = end - last == 4 && last - start >= 1 && last - start <= 3 && text[start] != '0';
        if (threes && !exponent) {
            return mark == '.' ? POINT_OR_GROUP : COMMA_OR_GROUP;
        }
        return proof(mark);
    }

    private static NumberForm proof(char mark) {
        return mark == '.' ? POINT : COMMA;
    }

    private static NumberForm opposite(char mark) {
        return mark == '.' ? COMMA : POINT;
    }

    /** One to three digits, then groups of exactly three; {@code mark} ' ' stands for every thousands blank. */
    static boolean grouped(char[] text, int start, int end, char mark) {
        int run = 0;
        boolean first = true;
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                run++;
            } else if (c == mark || (mark == ' ' && thousandsBlank(c))) {
                if (first ? run < 1 || run > 3 : run != 3) {
                    return false;
                }
                first = false;
                run = 0;
            } else {
                return false;
            }
        }
        return first ? run > 0 : run == 3;
    }

    private static boolean onlyDigits(char[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** The end of what stands before an exponent; -1 if an exponent is broken. */
    private static int mantissaEnd(char[] text, int start, int to) {
        for (int i = start; i < to; i++) {
            char c = text[i];
            if (c == 'e' || c == 'E') {
                int digits = i + 1 < to && sign(text[i + 1]) ? i + 2 : i + 1;
                return digits < to && onlyDigits(text, digits, to) ? i : -1;
            }
        }
        return to;
    }
}
