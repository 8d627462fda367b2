package org.millwright.language.gguf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.millwright.language.TextListener;

/** Makes text of bytes that come in pieces; a character that is not complete waits. Bytes that begin none become U+FFFD. */
final class WholeCharacters {
    private final TextListener listener;
    private final StringBuilder text = new StringBuilder();
    private byte[] waiting = {};

    WholeCharacters(TextListener listener) {
        this.listener = listener;
    }

    void add(byte[] bytes) {
        byte[] all = Arrays.copyOf(waiting, waiting.length + bytes.length);
        System.arraycopy(bytes, 0, all, waiting.length, bytes.length);
        int whole = all.length - unfinished(all);
        waiting = Arrays.copyOfRange(all, whole, all.length);
        tell(all, whole);
    }

    /** No more bytes come. */
    String end() {
        tell(waiting, waiting.length);
        waiting = new byte[0];
        return text.toString();
    }

    private void tell(byte[] bytes, int length) {
        if (length > 0) {
            String more = new String(bytes, 0, length, StandardCharsets.UTF_8);
            text.append(more);
            listener.text(more);
        }
    }

    /** How many bytes at the end are the beginning of a character that may still be completed. */
    private static int unfinished(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int one = bytes[bytes.length - back] & 0xff;
            if (one >= 0xc0) {
                int length = one < 0xe0 ? 2 : one < 0xf0 ? 3 : one < 0xf8 ? 4 : 1;
                return length > back ? back : 0;
            }
            if (one < 0x80) {
                return 0;
            }
        }
        return 0;
    }
}
