package org.millwright.warning.live;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** What watches have learnt, a file each, named by the hash of the watch and closed by the hash of its content. */
final class LearntFolder {
    private static final int HASH_BYTES = 32;

    private final Path folder;

    LearntFolder(Path folder) {
        this.folder = folder;
    }

    private Path file(Watch watch) {
        return folder.resolve(watch.hash() + ".learnt");
    }

    /**
     * What a watch has learnt; empty if it has not yet.
     *
     * @param notes takes a sentence if there is something that cannot be used; it is put aside then
     */
    Optional<LearntWatch> find(Watch watch, Consumer<Message> notes) {
        Path file = file(watch);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            byte[] all = Files.readAllBytes(file);
            byte[] form = java.util.Arrays.copyOf(all, Math.max(0, all.length - HASH_BYTES));
            String closed = HexFormat.of().formatHex(all, form.length, all.length);
            if (!LearntForm.hash(form).equals(closed)) {
                throw new IOException("its bytes are not those that were written");
            }
            return Optional.of(LearntForm.read(watch, form));
        } catch (IOException damaged) {
            notes.accept(Message.of(
                    "live.learnt.damaged",
                    "What the watch on {asset} has learnt cannot be read from {file} because {why}; it learns anew.",
                    "asset",
                    watch.asset(),
                    "file",
                    file,
                    "why",
                    String.valueOf(damaged.getMessage())));
            aside(file);
            return Optional.empty();
        }
    }

    private static void aside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".aside"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            throw unwritten(file, stays);
        }
    }

    /**
     * Keeps what a watch has learnt; it is on the disk when this returns.
     *
     * @throws MillwrightException if the disk refuses
     */
    void put(LearntWatch learnt) {
        Path file = file(learnt.watch());
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        byte[] form = LearntForm.write(learnt);
        try {
            Files.createDirectories(folder);
            try (FileChannel out = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                write(out, form);
                write(out, HexFormat.of().parseHex(learnt.model()));
                out.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw unwritten(file, refused);
        }
    }

    private static void write(FileChannel out, byte[] bytes) throws IOException {
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    /** Forgets what a watch has learnt. */
    void forget(Watch watch) {
        try {
            Files.deleteIfExists(file(watch));
        } catch (IOException stays) {
            throw unwritten(file(watch), stays);
        }
    }

    private static MillwrightException unwritten(Path file, IOException why) {
        Message message = Message.of(
                "live.learnt.unwritten",
                "What a watch has learnt cannot be kept in {file}: {why}. Maybe the disk is full or the folder may not be written.",
                "file",
                file,
                "why",
                String.valueOf(why.getMessage()));
        return new MillwrightException(new Problem.Exhausted(message), why);
    }
}
