package org.millwright.history.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.millwright.MillwrightException;

/** Walks through the records of one segment file, over damage too. For one thread. */
final class SegmentScan implements AutoCloseable {
    private static final int WINDOW = 256 << 10;
    private static final int SMALLEST = RecordForm.HEAD + 10;
    /** So many records can be damaged together in one segment. */
    private static final long LIKELY = 1 << 22;

    private final Path file;
    private final FileChannel channel;
    private ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;
    private long offset = Segments.HEADER;
    private int recordBytes;

    private SegmentScan(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens a segment.
     *
     * @throws MillwrightException if it is of a newer format
     */
    static SegmentScan open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        SegmentScan scan = new SegmentScan(file, channel);
        if (!Segments.check(file, channel)) {
            scan.offset = channel.size();
        }
        return scan;
    }

    /** Where the next record would begin. */
    long offset() {
        return offset;
    }

    /** The bytes of the file now. */
    long size() throws IOException {
        return channel.size();
    }

    /**
     * Looks for the next whole record before a limit; what is damaged is passed over, and so are records up to a sequence.
     *
     * @param last the sequence of the record before; the next one's is larger
     * @return true if {@link #bytes()} and {@link #at()} now lead to one
     */
    boolean next(long limit, long last) throws IOException {
        boolean searching = false;
        while (offset + SMALLEST <= limit) {
            if (!whole(limit, last, searching)) {
                searching = true;
                offset++;
            } else if (RecordForm.sequence(window, at()) > last) {
                return true;
            } else {
                searching = false;
                pass();
            }
        }
        return false;
    }

    /** The buffer in which the record found lies. */
    ByteBuffer bytes() {
        return window;
    }

    /** Where in {@link #bytes()} it begins. */
    int at() {
        return (int) (offset - windowAt);
    }

    /** Goes on behind the record found. */
    void pass() {
        offset += recordBytes;
    }

    /** Goes on at a place, behind damage to the end. */
    void skipTo(long place) {
        offset = place;
    }

    /** True if a record lies at the offset. While searching inside damage its sequence must be likely, before its sum is taken. */
    private boolean whole(long limit, long last, boolean searching) throws IOException {
        if (!load(offset, SMALLEST, limit)) {
            return false;
        }
        int length = RecordForm.length(window, at());
        if (length < 0 || offset + RecordForm.HEAD + length > limit) {
            return false;
        }
        long sequence = RecordForm.sequence(window, at());
        if (searching && (sequence <= last || sequence > last + LIKELY)) {
            return false;
        }
        recordBytes = RecordForm.HEAD + length;
        return load(offset, recordBytes, limit)
                && RecordForm.crc(window, at() + RecordForm.HEAD, length) == window.getInt(at() + 4);
    }

    /** Brings bytes before a limit into the window (what lies behind it may still change); false if the file has not so many. */
    private boolean load(long at, int count, long limit) throws IOException {
        if (at >= windowAt && at + count <= windowAt + window.limit()) {
            return true;
        }
        if (window.capacity() < count) {
            window = ByteBuffer.allocate(Math.max(count, WINDOW));
        }
        window.clear().limit((int) Math.min(window.capacity(), limit - at));
        windowAt = at;
        while (window.hasRemaining()) {
            int read = channel.read(window, at + window.position());
            if (read < 0) {
                break;
            }
        }
        window.flip();
        return window.limit() >= count;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException fault) {
            // It was only read from; nothing can be lost by that.
            System.getLogger(SegmentScan.class.getName()).log(System.Logger.Level.DEBUG, "closing " + file, fault);
        }
    }
}
