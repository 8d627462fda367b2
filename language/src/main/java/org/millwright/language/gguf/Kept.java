package org.millwright.language.gguf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that spare the next start some work. They appear whole or not at all, also when two processes write the same one. */
final class Kept {
    private Kept() {}

    @FunctionalInterface
    interface Writing {
        void to(FileChannel channel) throws IOException;
    }

    /** Writes a file beside its place and moves it there. */
    static void write(Path file, Writing writing) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "writing-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                writing.to(channel);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
