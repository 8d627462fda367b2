package org.millwright.program.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/**
 * The folder in which one plant lives: settings, history, journals, warnings, the audit log. Readable by its owner alone.
 *
 * @param folder the folder
 */
public record Home(Path folder) {
    /** The variable that names it. */
    public static final String VARIABLE = "MILLWRIGHT_PLANT";

    /** The folder a person named, else the environment's, else {@code ~/.millwright}. */
    public static Home of(@Nullable Path named, Map<String, String> environment) {
        if (named != null) {
            return new Home(named.toAbsolutePath().normalize());
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isBlank()) {
            return new Home(Path.of(variable).toAbsolutePath().normalize());
        }
        return new Home(Path.of(System.getProperty("user.home", "."), ".millwright"));
    }

    /** Makes the folder, for its owner alone, where it is not there. */
    public void make() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                ownerOnly(folder, "rwx------");
            }
        } catch (IOException refused) {
            throw unwritable(folder, refused);
        }
    }

    /** The settings that hold. */
    public Path settings() {
        return folder.resolve("millwright.yaml");
    }

    /** Their numbered versions. */
    public Path versions() {
        return folder.resolve("settings");
    }

    /** Where the running program says how to reach it. */
    public Path server() {
        return folder.resolve("server.json");
    }

    /** What lets the folder's owner in by the command line. */
    public Path token() {
        return folder.resolve("local-token");
    }

    /** Held by the process that works on the folder. */
    public Path lock() {
        return folder.resolve("lock");
    }

    /** A folder below, made where it is not there. */
    public Path below(String name) {
        Path path = folder.resolve(name);
        try {
            return Files.createDirectories(path);
        } catch (IOException refused) {
            throw unwritable(path, refused);
        }
    }

    /** Writes a text that its owner alone may read, whole or not at all. */
    public void writePrivately(Path file, String text) {
        try {
            writePrivately(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw unwritable(file, refused);
        }
    }

    static void ownerOnly(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** Writes a file that its owner alone may read, whole or not at all. */
    static void writePrivately(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        if (posix) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (var channel = java.nio.channels.FileChannel.open(
                beside, Set.of(java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE))) {
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                beside,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file.toAbsolutePath().getParent());
    }

    /** Makes a new name in a folder last through a loss of power, where the system can. */
    private static void forceFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var channel = java.nio.channels.FileChannel.open(folder, java.nio.file.StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            System.getLogger(Home.class.getName())
                    .log(System.Logger.Level.DEBUG, "The folder could not be forced to disk.", notPossibleHere);
        }
    }

    static MillwrightException unwritable(Path path, IOException reason) {
        return new MillwrightException(
                new Problem.Exhausted(Message.of(
                        "home.folder.unwritable",
                        "{file} cannot be written ({reason}). Maybe the disk is full or the folder is not yours; name another with"
                                + " --home.",
                        "file",
                        path,
                        "reason",
                        reason.getClass().getSimpleName() + ": " + reason.getMessage())),
                reason);
    }
}
