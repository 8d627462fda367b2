package org.millwright.language.gguf.token;

import java.util.Arrays;

/** A text as characters with the places of their bytes; a byte that begins no character counts as U+FFFD, and so it is encoded. */
final class Characters {
    private static final int BROKEN = 0xFFFD;

    private int[] points = new int[64];
    private int size;

    /** Reads UTF-8 as leniently as the models' own tokenizers do: forms that are too long, and halves of pairs, are taken. */
    static Characters of(byte[] text, int from, int to) {
        Characters characters = new Characters();
        int at = from;
        while (at < to) {
            int length = length(text[at]);
            if (length == 0 || at + length > to || !continued(text, at, length)) {
                characters.add(BROKEN);
                at++;
            } else {
                characters.add(point(text, at, length));
                at += length;
            }
        }
        return characters;
    }

    int size() {
        return size;
    }

    /** The character at a place; -1 outside. */
    int at(int place) {
        return place < size ? points[place] : -1;
    }

    boolean letter(int place) {
        return place < size && Character.isLetter(points[place]);
    }

    boolean digit(int place) {
        return place < size
                && switch (Character.getType(points[place])) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    /** White space as Unicode has it, U+0085, U+00A0 and U+3000 among it. */
    boolean space(int place) {
        if (place >= size) {
            return false;
        }
        int point = points[place];
        return (point >= 0x9 && point <= 0xd) || point == 0x85 || Character.isSpaceChar(point);
    }

    /** The bytes of the characters from {@code from} up to {@code to}. */
    byte[] bytes(int from, int to) {
        byte[] bytes = new byte[4 * (to - from)];
        int length = 0;
        for (int i = from; i < to; i++) {
            length = write(points[i], bytes, length);
        }
        return Arrays.copyOf(bytes, length);
    }

    private void add(int point) {
        if (size == points.length) {
            points = Arrays.copyOf(points, 2 * size);
        }
        points[size++] = point;
    }

    private static int length(byte first) {
        int lead = first & 0xff;
        return lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 0;
    }

    private static boolean continued(byte[] text, int at, int length) {
        for (int i = 1; i < length; i++) {
            if ((text[at + i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int point(byte[] text, int at, int length) {
        if (length == 1) {
            return text[at];
        }
        int point = text[at] & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            point = (point << 6) | (text[at + i] & 0x3f);
        }
        return point > Character.MAX_CODE_POINT ? BROKEN : point;
    }

    private static int write(int point, byte[] to, int at) {
        if (point < 0x80) {
            to[at] = (byte) point;
            return at + 1;
        }
        int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        to[at] = (byte) ((0xf00 >> (more + 1)) | (point >> (6 * more)));
        for (int i = 1; i <= more; i++) {
            to[at + i] = (byte) (0x80 | ((point >> (6 * (more - i))) & 0x3f));
        }
        return at + more + 1;
    }
}
