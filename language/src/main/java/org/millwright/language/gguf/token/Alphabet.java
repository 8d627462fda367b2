package org.millwright.language.gguf.token;

import java.util.Arrays;

/** The 256 printable characters that byte-level vocabularies write their bytes with. */
final class Alphabet {
    private final int[] bytes = new int[512];
    private final int[] characters = new int[256];

    Alphabet() {
        Arrays.fill(bytes, -1);
        int free = 256;
        for (int value = 0; value < 256; value++) {
            boolean itself = (value >= 0x21 && value <= 0x7e) || (value >= 0xa1 && value <= 0xac) || value >= 0xae;
            int character = itself ? value : free++;
            bytes[character] = value;
            characters[value] = character;
        }
    }

    /** The bytes a written text stands for; null if it has a character that stands for none. */
    byte @org.jspecify.annotations.Nullable [] read(byte[] written, int from, int to) {
        byte[] read = new byte[to - from];
        int length = 0;
        for (int at = from; at < to; length++) {
            int lead = written[at] & 0xff;
            int point;
            if (lead < 0x80) {
                point = lead;
                at++;
            } else if (lead >= 0xc2 && lead < 0xe0 && at + 1 < to) {
                point = ((lead & 0x1f) << 6) | (written[at + 1] & 0x3f);
                at += 2;
            } else {
                return null;
            }
            if (point >= bytes.length || bytes[point] < 0) {
                return null;
            }
            read[length] = (byte) bytes[point];
        }
        return Arrays.copyOf(read, length);
    }
}
