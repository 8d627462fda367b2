package org.millwright.warning.live;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.millwright.machine.Block;

/** SHA-256 over the times and values of rows, however they were cut into blocks. For one thread. */
final class RowHash {
    private final MessageDigest digest = Form.sha256();
    private ByteBuffer buffer = ByteBuffer.allocate(8_192);

    void add(Block rows) {
        int length = Long.BYTES + Double.BYTES * rows.tags().size();
        if (buffer.capacity() < length) {
            flush();
            buffer = ByteBuffer.allocate(4 * length);
        }
        for (int row = 0; row < rows.rows(); row++) {
            if (buffer.remaining() < length) {
                flush();
            }
            buffer.putLong(rows.time(row));
            for (int column = 0; column < rows.tags().size(); column++) {
                buffer.putDouble(rows.value(row, column));
            }
        }
    }

    private void flush() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** In hexadecimal; nothing can be added afterwards. */
    String text() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}
