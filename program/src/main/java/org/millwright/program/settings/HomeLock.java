package org.millwright.program.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Held by the one process that works on a folder; the system lets go of it when the process ends, however it ends. */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws MillwrightException if another process holds it; says which
     */
    public static HomeLock take(Home home) {
        home.make();
        try {
            FileChannel channel = FileChannel.open(
                    home.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tried(channel);
            if (lock == null) {
                channel.close();
                throw held(home);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                    0);
            channel.force(true);
            return new HomeLock(channel);
        } catch (IOException refused) {
            throw Home.unwritable(home.lock(), refused);
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException byThisProcess) {
            return null;
        }
    }

    private static MillwrightException held(Home home) {
        return new MillwrightException(new Problem.Stale(Message.of(
                "home.folder.locked",
                "The folder {file} is in use by the process {process}. Stop it first (millwright stop), or name another folder with"
                        + " --home.",
                "file",
                home.folder(),
                "process",
                holder(home))));
    }

    private static String holder(Home home) {
        try {
            String text = Files.readString(home.lock()).strip();
            return text.isEmpty() ? "?" : text;
        } catch (IOException unreadable) {
            return "?";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            throw new IllegalStateException("The lock could not be given back.", gone);
        }
    }
}
