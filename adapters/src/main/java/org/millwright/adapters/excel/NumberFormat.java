package org.millwright.adapters.excel;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a spreadsheet shows of a number; ECMA-376 part 1, 18.8.30 and 18.8.31. */
enum NumberFormat {
    /** The number. */
    NUMBER,
    /** A date, perhaps with a time of day. */
    DATE,
    /** A time of day. */
    CLOCK,
    /** A time that may go beyond a day. */
    DURATION;

    /** Formats of dates in Chinese, Japanese and Korean workbooks, which carry no code. */
    private static final Set<Integer> ASIAN_DATES = Set.of(27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

    /** Formats of times of day there. */
    private static final Set<Integer> ASIAN_CLOCKS = Set.of(32, 33, 34, 35, 55, 56);

    /**
     * Reads a format.
     *
     * @param id its number, null if the cell has none
     * @param code its code, such as {@code yyyy-mm-dd hh:mm}; null if the file has none for the number
     */
    static NumberFormat of(@Nullable Integer id, @Nullable String code) {
        if (code != null) {
            return ofCode(code);
        }
        if (id == null) {
            return NUMBER;
        }
        return ASIAN_DATES.contains(id) ? DATE : ASIAN_CLOCKS.contains(id) ? CLOCK : NUMBER;
    }

    private static NumberFormat ofCode(String code) {
        if (code.equalsIgnoreCase("General") || code.equalsIgnoreCase("Standard")) {
            return NUMBER;
        }
        String bare = code.toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
                .replaceAll("\\[(?!(?:h+|m+|s+)])[^]]*]", "");
        if (bare.matches(".*\\[[hms]+].*")) {
            return DURATION;
        }
        if (bare.matches(".*[yd\u5e74\u65e5].*")) {
            return DATE;
        }
        return bare.contains("h") || bare.contains("m:ss") ? CLOCK : NUMBER;
    }
}
