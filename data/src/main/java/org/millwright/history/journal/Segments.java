package org.millwright.history.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** The segment files of one journal, by the sequence of their first record. */
final class Segments {
    /** The bytes before the first record: magic, format, first sequence. */
    static final int HEADER = 16;

    private static final int MAGIC = 0x4d574a4c;
    private static final int FORMAT = 1;
    private static final Pattern NAME = Pattern.compile("(\\d{19})\\.journal");

    private final Path folder;
    private final NavigableMap<Long, Path> files = new ConcurrentSkipListMap<>();

    private Segments(Path folder) {
        this.folder = folder;
    }

    static Segments in(Path folder) throws IOException {
        Segments segments = new Segments(folder);
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    segments.files.put(Long.parseLong(name.group(1)), file);
                }
            }
        }
        return segments;
    }

    Path folder() {
        return folder;
    }

    NavigableMap<Long, Path> files() {
        return files;
    }

    /** Begins a segment and forces its header, so that its place in the order is safe before its first record is. */
    FileChannel begin(long first) throws IOException {
        Path file = folder.resolve("%019d.journal".formatted(first));
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            ByteBuffer header = ByteBuffer.allocate(HEADER)
                    .putInt(MAGIC)
                    .putInt(FORMAT)
                    .putLong(first)
                    .flip();
            while (header.hasRemaining()) {
                channel.write(header);
            }
            channel.force(true);
            force(folder);
        } catch (IOException fault) {
            channel.close();
            Files.deleteIfExists(file);
            throw fault;
        }
        files.put(first, file);
        return channel;
    }

    /**
     * Looks at a segment's header.
     *
     * @return false if the file ends before its header does: it was just begun when the power went
     * @throws MillwrightException if a newer program wrote it or it is something else
     */
    static boolean check(Path file, FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        while (header.hasRemaining() && channel.read(header, header.position()) >= 0) {}
        if (header.hasRemaining()) {
            return false;
        }
        if (header.getInt(0) != MAGIC || header.getInt(4) != FORMAT) {
            throw new MillwrightException(new Problem.BadRequest(Message.of(
                    "history.journal.format",
                    "The file {file} is no journal of format {format}. Maybe a newer version of the program wrote it: start that "
                            + "version, or move the file out of the folder, which loses what is in it.",
                    "file",
                    file,
                    "format",
                    FORMAT)));
        }
        return true;
    }

    /** Deletes every segment of which all records are below a sequence, the oldest first; never the newest. */
    void release(long below) throws IOException {
        while (files.size() > 1) {
            Map.Entry<Long, Path> oldest = files.firstEntry();
            Long next = files.higherKey(oldest.getKey());
            if (next == null || next > below) {
                return;
            }
            files.remove(oldest.getKey());
            Files.deleteIfExists(oldest.getValue());
        }
    }

    long bytes() {
        long bytes = 0;
        for (Path file : files.values()) {
            try {
                bytes += Files.size(file);
            } catch (IOException gone) {
                // It was released meanwhile and takes no room any more.
            }
        }
        return bytes;
    }

    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
