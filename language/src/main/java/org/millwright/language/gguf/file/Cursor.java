package org.millwright.language.gguf.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads forward through a mapped file; never past its end. */
final class Cursor {
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment file;
    private final Refusals refusals;
    private long at;

    Cursor(MemorySegment file, Refusals refusals) {
        this.file = file;
        this.refusals = refusals;
    }

    long at() {
        return at;
    }

    long left() {
        return file.byteSize() - at;
    }

    int fourBytes(String field) {
        need(4, field);
        int value = file.get(INT, at);
        at += 4;
        return value;
    }

    long eightBytes(String field) {
        need(8, field);
        long value = file.get(LONG, at);
        at += 8;
        return value;
    }

    /** Steps over bytes; the number may be a foreign one. */
    void skip(long bytes, String field) {
        need(bytes, field);
        at += bytes;
    }

    /**
     * A text whose length stands before it.
     *
     * @param most its longest length in bytes
     */
    String text(String field, int most) {
        long length = eightBytes(field);
        if (length < 1 || length > most) {
            throw refusals.field("the length of " + field, Long.toUnsignedString(length), "between 1 and " + most);
        }
        need(length, field);
        byte[] bytes = file.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
        at += length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Steps over a text whose length stands before it. */
    void skipText(String field) {
        skip(eightBytes(field), field);
    }

    private void need(long bytes, String field) {
        if (bytes < 0 || bytes > left()) {
            throw refusals.cut(field, at, bytes, left());
        }
    }
}
