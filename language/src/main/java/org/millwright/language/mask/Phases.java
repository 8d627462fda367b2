package org.millwright.language.mask;

import java.util.Arrays;

/**
 * What may stand between the quotes of a JSON string, byte by byte: UTF-8 without surrogates and overlong forms, escapes without
 * halves of pairs. Phase 0 lies between two characters; the others lie inside one.
 */
final class Phases {
    static final int BETWEEN = 0;
    static final int COUNT = 14;
    static final int DEAD = -1;
    static final int CLOSED = -2;

    /** UTF-8 continuation: one, two or three more bytes, and the first bytes that narrow the second. */
    private static final int ONE = 1;

    private static final int TWO = 2;
    private static final int THREE = 3;
    private static final int AFTER_E0 = 4;
    private static final int AFTER_ED = 5;
    private static final int AFTER_F0 = 6;
    private static final int AFTER_F4 = 7;
    private static final int ESCAPE = 8;
    private static final int HEX_FOUR = 9;
    private static final int HEX_THREE = 10;
    private static final int HEX_TWO = 11;
    private static final int HEX_ONE = 12;
    private static final int AFTER_D = 13;

    private static final byte[][] NEXT = table();
    private static final int[] TO_BETWEEN = {0, 1, 2, 3, 2, 2, 3, 3, 1, 4, 3, 2, 1, 3};
    private static final String[] SHORTEST = {
        "",
        "\u0080",
        "\u0080\u0080",
        "\u0080\u0080\u0080",
        "\u00A0\u0080",
        "\u0080\u0080",
        "\u0090\u0080\u0080",
        "\u0080\u0080\u0080",
        "n",
        "0020",
        "020",
        "20",
        "0",
        "020"
    };

    private Phases() {}

    /** The phase after a byte, {@link #DEAD}, or {@link #CLOSED} after the closing quote. */
    static int next(int phase, int b) {
        return NEXT[phase][b];
    }

    /** How many bytes at least until the next character. */
    static int toBetween(int phase) {
        return TO_BETWEEN[phase];
    }

    /** The next byte on the shortest way to the next character. */
    static int wayBetween(int phase) {
        return SHORTEST[phase].charAt(0);
    }

    private static byte[][] table() {
        byte[][] next = new byte[COUNT][256];
        for (byte[] row : next) {
            Arrays.fill(row, (byte) DEAD);
        }
        between(next[BETWEEN]);
        fill(next[ONE], 0x80, 0xBF, BETWEEN);
        fill(next[TWO], 0x80, 0xBF, ONE);
        fill(next[THREE], 0x80, 0xBF, TWO);
        fill(next[AFTER_E0], 0xA0, 0xBF, ONE);
        fill(next[AFTER_ED], 0x80, 0x9F, ONE);
        fill(next[AFTER_F0], 0x90, 0xBF, TWO);
        fill(next[AFTER_F4], 0x80, 0x8F, TWO);
        for (char c : "\"\\/bfnrt".toCharArray()) {
            next[ESCAPE][c] = BETWEEN;
        }
        next[ESCAPE]['u'] = HEX_FOUR;
        hex(next[HEX_FOUR], HEX_THREE);
        next[HEX_FOUR]['d'] = AFTER_D;
        next[HEX_FOUR]['D'] = AFTER_D;
        fill(next[AFTER_D], '0', '7', HEX_TWO);
        hex(next[HEX_THREE], HEX_TWO);
        hex(next[HEX_TWO], HEX_ONE);
        hex(next[HEX_ONE], BETWEEN);
        return next;
    }

    private static void between(byte[] row) {
        fill(row, 0x20, 0x7F, BETWEEN);
        row['"'] = CLOSED;
        row['\\'] = ESCAPE;
        fill(row, 0xC2, 0xDF, ONE);
        fill(row, 0xE0, 0xEF, TWO);
        row[0xE0] = AFTER_E0;
        row[0xED] = AFTER_ED;
        row[0xF0] = AFTER_F0;
        fill(row, 0xF1, 0xF3, THREE);
        row[0xF4] = AFTER_F4;
    }

    private static void hex(byte[] row, int to) {
        fill(row, '0', '9', to);
        fill(row, 'a', 'f', to);
        fill(row, 'A', 'F', to);
    }

    private static void fill(byte[] row, int from, int last, int to) {
        Arrays.fill(row, from, last + 1, (byte) to);
    }
}
