package org.millwright.history.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Keeps a second process out of a folder. The system lets go of it when the process ends, however it ends. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder.
     *
     * @throws MillwrightException if somebody has it, with the number of the process
     */
    public static FolderLock take(Path folder) {
        Path file = folder.resolve("history.lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw busy(folder, holder.isEmpty() ? "unknown" : holder);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new FolderLock(channel);
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder (%s) cannot be locked.".formatted(folder), failure);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private static MillwrightException busy(Path folder, String process) {
        return new MillwrightException(new Problem.Exhausted(Message.of(
                "history.folder.busy",
                "The history in {folder} is in use by process {process}. Stop that one first, or choose another folder.",
                "folder",
                folder,
                "process",
                process)));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The lock of the history does not open.", failure);
        }
    }
}
