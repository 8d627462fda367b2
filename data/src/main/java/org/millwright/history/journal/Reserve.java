package org.millwright.history.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that only takes room, given up when the disk is full so that the journal has room to go on. */
final class Reserve {
    private static final int STRIDE = 1 << 20;

    private final Path file;
    private final long bytes;

    Reserve(Path folder, long bytes) {
        this.file = folder.resolve("reserve");
        this.bytes = bytes;
    }

    /** Takes the room, where there is twice as much free; written out, so that it is really taken. */
    void take() throws IOException {
        if (bytes == 0 || (Files.exists(file) && Files.size(file) >= bytes)) {
            return;
        }
        FileStore store = Files.getFileStore(file.toAbsolutePath().getParent());
        if (store.getUsableSpace() < 2 * bytes) {
            return;
        }
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(STRIDE);
            for (long written = 0; written < bytes; ) {
                zeros.clear().limit((int) Math.min(STRIDE, bytes - written));
                written += channel.write(zeros);
            }
        }
    }

    /** Gives the room back; false if there was none. */
    boolean giveUp() throws IOException {
        return Files.deleteIfExists(file);
    }
}
