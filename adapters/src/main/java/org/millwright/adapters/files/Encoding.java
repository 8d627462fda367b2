package org.millwright.adapters.files;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The character set of a text.
 *
 * @param charset the character set
 * @param mark the length of the byte-order mark in bytes
 */
record Encoding(Charset charset, int mark) {
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int SURE = 60;

    /** Single-byte sets of western Europe, of which windows-1252 holds all letters we meet. */
    private static final Set<String> WESTERN_SETS = Set.of(
            "ISO-8859-1", "ISO-8859-2", "ISO-8859-9", "ISO-8859-15", "WINDOWS-1250", "WINDOWS-1252", "WINDOWS-1254");

    /** True if bytes are text: no control characters but white space, or UTF-16. */
    static boolean text(byte[] bytes) {
        if (bytes.length >= 4 && (starts(bytes, 'P', 'K', 3, 4) || starts(bytes, 'P', 'A', 'R', '1'))) {
            return false;
        }
        if (wide(bytes) != null) {
            return true;
        }
        int odd = 0;
        for (byte b : bytes) {
            odd += b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a ? 1 : 0;
        }
        return odd * 200 <= bytes.length;
    }

    /** Looks at a sample of a text. */
    static Encoding of(byte[] sample) {
        if (starts(sample, 0xef, 0xbb, 0xbf)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        Encoding wide = wide(sample);
        if (wide != null) {
            return wide;
        }
        if (utf8(sample)) {
            return new Encoding(StandardCharsets.UTF_8, 0);
        }
        return new Encoding(chinese(sample) ? CHINESE : other(sample), 0);
    }

    /** True if a line end is one byte of its own, so that the bytes may be cut there. */
    boolean cuttable() {
        return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
    }

    private static @org.jspecify.annotations.Nullable Encoding wide(byte[] sample) {
        if (starts(sample, 0xff, 0xfe, 0, 0)) {
            return new Encoding(Charset.forName("UTF-32LE"), 4);
        }
        if (starts(sample, 0xff, 0xfe)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(sample, 0xfe, 0xff)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        int[] zeros = new int[2];
        int length = Math.min(sample.length, 2000) & ~1;
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += sample[i] == 0 ? 1 : 0;
        }
        if (length >= 8 && zeros[1] > length / 5 && zeros[0] < length / 50) {
            return new Encoding(StandardCharsets.UTF_16LE, 0);
        }
        if (length >= 8 && zeros[0] > length / 5 && zeros[1] < length / 50) {
            return new Encoding(StandardCharsets.UTF_16BE, 0);
        }
        return null;
    }

    private static boolean starts(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Valid UTF-8, but for a character that the end of the sample cuts. */
    private static boolean utf8(byte[] sample) {
        int end = sample.length;
        for (int back = 1; back <= 3 && back <= sample.length; back++) {
            int b = sample[sample.length - back] & 0xff;
            if (b >= 0xc0) {
                end = sample.length - back;
                break;
            }
            if (b < 0x80) {
                break;
            }
        }
        return decodes(sample, end, StandardCharsets.UTF_8);
    }

    private static boolean decodes(byte[] sample, int end, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(sample, 0, end));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /**
     * True if the bytes above 127 come in pairs that are frequent Chinese characters or signs of GB 2312 (rows 1 to 55). Western
     * letters stand alone between ASCII letters, or make pairs outside these rows.
     */
    private static boolean chinese(byte[] sample) {
        int pairs = 0;
        int others = 0;
        int at = 0;
        while (at < sample.length) {
            int lead = sample[at] & 0xff;
            if (lead < 0x80) {
                at++;
                continue;
            }
            int trail = at + 1 < sample.length ? sample[at + 1] & 0xff : 0xa1;
            boolean signs = lead >= 0xa1 && lead <= 0xa9;
            boolean frequent = lead >= 0xb0 && lead <= 0xd7;
            if (trail >= 0xa1 && (signs || frequent)) {
                pairs++;
            } else {
                others++;
            }
            at += 2;
        }
        return pairs > 10 * others;
    }

    private static Charset other(byte[] sample) {
        CharsetMatch match = new CharsetDetector().setText(sample).detect();
        if (match == null
                || match.getConfidence() < SURE
                || WESTERN_SETS.contains(match.getName().toUpperCase(Locale.ROOT))) {
            return WESTERN;
        }
        boolean known = Charset.isSupported(match.getName());
        Charset charset = known ? Charset.forName(match.getName()) : WESTERN;
        return decodes(sample, sample.length, charset) ? charset : WESTERN;
    }
}
