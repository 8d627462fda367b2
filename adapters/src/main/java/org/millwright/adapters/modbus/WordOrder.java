package org.millwright.adapters.modbus;

/** How a device sends a number of several bytes; the letters name the bytes of a 32-bit number from the highest to the lowest. */
enum WordOrder {
    /** Highest word first, highest byte first: what the standard says. */
    ABCD(false, false),
    /** Highest word first, bytes swapped. */
    BADC(false, true),
    /** Lowest word first: the most frequent deviation. */
    CDAB(true, false),
    /** Lowest word first, bytes swapped: little-endian. */
    DCBA(true, true);

    private final boolean wordsSwapped;
    private final boolean bytesSwapped;

    WordOrder(boolean wordsSwapped, boolean bytesSwapped) {
        this.wordsSwapped = wordsSwapped;
        this.bytesSwapped = bytesSwapped;
    }

    /**
     * The bytes from the highest to the lowest as one number.
     *
     * @param bytes as they came
     * @param at where the number begins
     * @param words how many registers it has, 1 to 4
     */
    long bits(byte[] bytes, int at, int words) {
        long bits = 0;
        for (int word = 0; word < words; word++) {
            int from = at + 2 * (wordsSwapped ? words - 1 - word : word);
            int high = bytes[bytesSwapped ? from + 1 : from] & 0xff;
            int low = bytes[bytesSwapped ? from : from + 1] & 0xff;
            bits = (bits << 16) | ((long) high << 8) | low;
        }
        return bits;
    }
}
