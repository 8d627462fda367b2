package org.millwright.flow.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/**
 * The newest three snapshots of one flow, in a folder that one process at a time holds.
 *
 * <p>A snapshot is written beside its place, forced to the disk, and then renamed into it, so that a file under the right name is
 * whole whenever the process ends; a power cut that tore it all the same is found by its sum. Every snapshot is complete.
 */
public final class SnapshotFolder implements AutoCloseable {
    /** So many of the newest snapshots stay. */
    public static final int KEPT = 3;

    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{12,19})\\.mwcp");

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private SnapshotFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes hold of a folder and makes it if it is not there.
     *
     * @throws MillwrightException if another run holds it or it cannot be written
     */
    public static SnapshotFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw MillwrightException.badRequest(
                        "flow.snapshot.taken",
                        "The snapshots in {folder} belong to another run. Stop that one, or name another folder.",
                        "folder",
                        folder);
            }
            return new SnapshotFolder(folder, lockFile, lock);
        } catch (IOException fault) {
            throw unwritten(folder, fault);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /**
     * The newest snapshot that is whole; empty if there never was one.
     *
     * @param notes takes a sentence for each newer one that is damaged
     * @throws MillwrightException if there are snapshots but none is whole, or if a newer program wrote the newest whole one
     */
    public Optional<Snapshot> newest(List<Message> notes) {
        List<Path> files = files();
        for (Path file : files.reversed()) {
            try {
                return Optional.of(SnapshotReader.read(file));
            } catch (IOException fault) {
                notes.add(damaged(file, fault));
            }
        }
        if (!files.isEmpty()) {
            throw new MillwrightException(new Problem.BadRequest(Message.of(
                    "flow.snapshot.none",
                    """
                    None of the snapshots in {folder} can be used, the newest because {why}.
                    Put a copy of the folder back, or start with a fresh state.""",
                    "folder",
                    folder,
                    "why",
                    notes.getFirst().values().getOrDefault("why", "it is damaged"))));
        }
        return Optional.empty();
    }

    /** The positions of the sources in every kept snapshot that is whole, the oldest first. */
    public List<Map<String, Long>> positions() {
        List<Map<String, Long>> positions = new ArrayList<>();
        for (Path file : files()) {
            try {
                positions.add(SnapshotReader.read(file).positions());
            } catch (IOException damaged) {
                // Nobody can return to it; the start says so where it matters.
            }
        }
        return positions;
    }

    private static Message damaged(Path file, IOException fault) {
        return Message.of(
                "flow.snapshot.damaged",
                "The snapshot {file} cannot be used because {why}. Maybe the disk was full or lost its power.",
                "file",
                file,
                "why",
                why(fault));
    }

    /** The number of the newest snapshot, whole or not; 0 if there is none. */
    public long newestNumber() {
        List<Path> files = files();
        return files.isEmpty() ? 0 : number(files.getLast());
    }

    /**
     * Writes a snapshot and removes those that are no longer kept.
     *
     * @throws MillwrightException if the disk is full or refuses; what was there before is untouched then
     */
    public void write(Snapshot snapshot) {
        Path file = folder.resolve("checkpoint-%012d.mwcp".formatted(snapshot.number()));
        Path beside = folder.resolve(file.getFileName() + ".tmp");
        try {
            writeForced(snapshot, beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
            List<Path> files = files();
            for (Path old : files.subList(0, Math.max(0, files.size() - KEPT))) {
                Files.delete(old);
            }
        } catch (IOException fault) {
            throw unwritten(folder, fault);
        }
    }

    private static void writeForced(Snapshot snapshot, Path to) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            SnapshotWriter.write(snapshot, out);
            channel.force(true);
        }
    }

    /** Makes the rename durable; a system that cannot open a folder as a file has no way to ask for it and needs none. */
    private void forceFolder() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * Renames every snapshot so that none is found any more; nothing is deleted.
     *
     * @throws MillwrightException if the folder cannot be written
     */
    public void setAside() {
        try {
            for (Path file : files()) {
                Files.move(file, folder.resolve(file.getFileName() + ".aside"), StandardCopyOption.REPLACE_EXISTING);
            }
            forceFolder();
        } catch (IOException fault) {
            throw unwritten(folder, fault);
        }
    }

    /** The snapshots from the oldest to the newest. */
    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files =
                    new ArrayList<>(all.filter(file -> number(file) > 0).toList());
            files.sort(Comparator.comparingLong(SnapshotFolder::number));
            return files;
        } catch (IOException fault) {
            throw unwritten(folder, fault);
        }
    }

    private static long number(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    private static MillwrightException unwritten(Path folder, IOException fault) {
        Message message = Message.of(
                "flow.snapshot.unwritten",
                "The snapshots in {folder} cannot be kept: {why}. Maybe the disk is full or the folder may not be written.",
                "folder",
                folder,
                "why",
                why(fault));
        return new MillwrightException(new Problem.Exhausted(message), fault);
    }

    private static String why(IOException fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException fault) {
            throw unwritten(folder, fault);
        }
    }
}
