package org.millwright.history.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes that are being written, big endian, growing as needed. For one thread. */
final class Growing {
    private ByteBuffer buffer;

    Growing(int capacity) {
        buffer = ByteBuffer.allocate(capacity);
    }

    /** Makes room for so many more bytes and returns the buffer to put them in. */
    ByteBuffer room(int more) {
        if (buffer.remaining() < more) {
            int needed = Math.addExact(buffer.position(), more);
            ByteBuffer larger = ByteBuffer.allocate(Math.max(needed, 2 * buffer.capacity()));
            buffer.flip();
            buffer = larger.put(buffer);
        }
        return buffer;
    }

    void int8(int value) {
        room(1).put((byte) value);
    }

    void int16(int value) {
        room(2).putShort((short) value);
    }

    void int32(int value) {
        room(4).putInt(value);
    }

    void int64(long value) {
        room(8).putLong(value);
    }

    void raw(byte[] bytes) {
        room(bytes.length).put(bytes);
    }

    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int32(bytes.length);
        raw(bytes);
    }

    int size() {
        return buffer.position();
    }

    /** The bytes behind it, for setting what is known only later. */
    ByteBuffer buffer() {
        return buffer;
    }

    byte[] bytes() {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    /** Takes back what was written from a place on. */
    void cut(int size) {
        buffer.position(size);
    }
}
