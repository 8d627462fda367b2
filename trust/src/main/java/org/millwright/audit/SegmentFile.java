package org.millwright.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of entries, open for more: each entry is its length as u32 and its bytes. A write that fails leaves the file as it was,
 * or at least the next write starts where the last good one ended. For one writer; {@link #force} for any thread.
 */
class SegmentFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private long end;
    private boolean torn;

    /** @param end where the next entry goes; whatever stands behind is cut off */
    SegmentFile(Path file, long end) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.end = end;
        channel.truncate(end);
        forceName();
    }

    /** So that a power cut does not take the name of a file whose entries are on the disk. Not every system can. */
    private void forceName() {
        Path folder = file.toAbsolutePath().getParent();
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException cannot) {
            System.getLogger(SegmentFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "The folder (" + folder + ") cannot be forced.", cannot);
        }
    }

    static String name(long first) {
        return "entries-%020d.log".formatted(first);
    }

    /** The files of a folder in order. */
    static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("entries-\\d{20}\\.log"))
                    .sorted()
                    .toList();
        }
    }

    /** The number of the first entry, from the name. */
    static long first(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring("entries-".length(), name.length() - ".log".length()));
    }

    void append(byte[] entry) throws IOException {
        if (torn) {
            channel.truncate(end);
            torn = false;
        }
        ByteBuffer record = ByteBuffer.allocate(Integer.BYTES + entry.length);
        record.putInt(entry.length).put(entry).flip();
        torn = true;
        try {
            long at = end;
            while (record.hasRemaining()) {
                at += put(record, at);
            }
            end = at;
            torn = false;
        } finally {
            if (torn) {
                mend();
            }
        }
    }

    private void mend() {
        try {
            channel.truncate(end);
            torn = false;
        } catch (IOException later) {
            System.getLogger(SegmentFile.class.getName())
                    .log(System.Logger.Level.WARNING, "The file (" + file + ") ends within an entry for now.", later);
        }
    }

    /** Writes some of the bytes; how many. */
    int put(ByteBuffer record, long at) throws IOException {
        return channel.write(record, at);
    }

    void force() throws IOException {
        channel.force(false);
    }

    long end() {
        return end;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Opens the file of entries; a test may put in one that fills up. */
    interface Opener {
        SegmentFile open(Path file, long end) throws IOException;
    }
}
