package org.millwright.audit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Reads the entries of one file from a position on. What the writer has not finished is not there yet. */
final class SegmentReader implements AutoCloseable {
    private static final int BUFFER = 1 << 18;

    private final DataInputStream in;
    private long position;

    SegmentReader(Path file, long from) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(from);
        in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
        position = from;
    }

    /** The bytes of the next entry; null at the end, and where what follows is no whole entry. */
    byte @Nullable [] next() throws IOException {
        try {
            int length = in.readInt();
            if (length < Integer.BYTES * EntryBytes.FIELDS || length > EntryBytes.LONGEST) {
                return null;
            }
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            position += Integer.BYTES + length;
            return bytes;
        } catch (EOFException end) {
            return null;
        }
    }

    /** Behind the last entry read. */
    long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
