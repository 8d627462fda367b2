package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.millwright.recording.table.Table;

/**
 * The lines that begin between two bytes of a file, read by themselves. If there is a quotation mark among them, or a line end that
 * is no line feed, they cannot be told from the lines of their neighbours, and the part says so.
 */
final class LinePart implements Table.Part {
    private static final int MORE = 1 << 14;
    private static final int LONGEST_LINE = 1 << 24;

    private final TextTable table;
    private final FileChannel channel;
    private final long from;
    private final long until;

    LinePart(TextTable table, FileChannel channel, long from, long until) {
        this.table = table;
        this.channel = channel;
        this.from = from;
        this.until = until;
    }

    @Override
    public long size() {
        return until - from;
    }

    @Override
    public long read(Table.Taker taker) {
        LineCutter lines = lines();
        return lines == null ? NOT_ALONE : lines.all(taker);
    }

    @Override
    public long read(int cells, Table.Taker taker) {
        LineCutter lines = lines();
        return lines == null ? NOT_ALONE : lines.some(cells, taker);
    }

    /** The byte at which the first line of this part begins. */
    long offset() {
        byte[] bytes = window(MORE);
        int first = first(bytes);
        return first < 0 ? until : windowStart() + first;
    }

    /** The lines that begin in this part, the last one to its end; null if a line is too long. */
    private @org.jspecify.annotations.Nullable LineCutter lines() {
        int more = MORE;
        while (true) {
            byte[] bytes = window((int) (until - windowStart()) + more);
            boolean atEnd = windowStart() + bytes.length >= fileSize();
            int first = first(bytes);
            if (first < 0 || windowStart() + first >= until) {
                return new LineCutter(bytes, 0, 0, table);
            }
            int end = lineEnd(bytes, (int) (until - windowStart()) - 1);
            if (end >= 0 || atEnd) {
                return new LineCutter(bytes, first, end < 0 ? bytes.length : end + 1, table);
            }
            if (more >= LONGEST_LINE) {
                return null;
            }
            more *= 8;
        }
    }

    /** One byte earlier than the part, to see whether a line ends there. */
    private long windowStart() {
        return from == table.encoding().mark() ? from : from - 1;
    }

    private int first(byte[] window) {
        return from == table.encoding().mark() ? 0 : lineEnd(window, 0) + 1 == 0 ? -1 : lineEnd(window, 0) + 1;
    }

    private byte[] window(int length) {
        try {
            long size = Math.min(length, fileSize() - windowStart());
            ByteBuffer buffer = ByteBuffer.allocate((int) size);
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = channel.read(buffer, windowStart() + buffer.position());
            }
            return buffer.position() == size
                    ? buffer.array()
                    : java.util.Arrays.copyOf(buffer.array(), buffer.position());
        } catch (IOException unreadable) {
            throw TextFile.unreadable(table.path(), unreadable);
        }
    }

    private long fileSize() {
        try {
            return channel.size();
        } catch (IOException unreadable) {
            throw TextFile.unreadable(table.path(), unreadable);
        }
    }

    private static int lineEnd(byte[] bytes, int at) {
        for (int i = at; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
