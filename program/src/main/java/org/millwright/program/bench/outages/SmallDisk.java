package org.millwright.program.bench.outages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A file system of a few megabytes in memory, which can be filled to the last byte. Needs the rights to mount. */
final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "24m";
    private static final int PIECE = 4_096;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one on an empty folder; empty where that is not allowed. */
    static Optional<SmallDisk> mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        return does("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "millwright-bench", folder.toString())
                ? Optional.of(new SmallDisk(folder))
                : Optional.empty();
    }

    private static boolean does(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** Leaves no room. */
    void fill() {
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (folder.toFile().getUsableSpace() > 0) {
                out.write(piece);
            }
        } catch (IOException full) {
            // That is what was wanted.
            System.getLogger(SmallDisk.class.getName()).log(System.Logger.Level.DEBUG, "It is full.", full);
        }
    }

    /** There is room again. */
    void empty() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException stays) {
            throw new java.io.UncheckedIOException(stays);
        }
    }

    @Override
    public void close() {
        try {
            if (!does("umount", folder.toString())) {
                System.getLogger(SmallDisk.class.getName())
                        .log(System.Logger.Level.WARNING, "The small disk at " + folder + " is still mounted.");
            }
        } catch (IOException noSuchProgram) {
            throw new java.io.UncheckedIOException(noSuchProgram);
        }
    }
}
