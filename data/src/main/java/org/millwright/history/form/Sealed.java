package org.millwright.history.form;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document in a file, with the SHA-256 of its text before it: {@code {"sha256":"…","document":…}}. A file is replaced as a
 * whole and survives a loss of power; each has a twin beside it, so that one damaged file loses nothing.
 */
public final class Sealed {
    private static final String HEAD = "{\"sha256\":\"";
    private static final String MIDDLE = "\",\"document\":";
    private static final String TAIL = "}\n";
    private static final int DIGITS = 64;

    private Sealed() {}

    /** Writes a document and its twin; it counts once the file of this name is there. Returns the hash. */
    public static String write(Path file, Object document) throws IOException {
        String body = Json.write(document);
        String hash = hash(body.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = (HEAD + hash + MIDDLE + body + TAIL).getBytes(StandardCharsets.UTF_8);
        replace(file, bytes);
        replace(twin(file), bytes);
        return hash;
    }

    /**
     * Reads a document, or its twin where the file is damaged or gone.
     *
     * @return the document; null if neither was ever written
     * @throws IllegalArgumentException if there is one, but none that is as it was written
     */
    public static @Nullable Map<?, ?> read(Path file) throws IOException {
        if (Files.notExists(file) && Files.notExists(twin(file))) {
            return null;
        }
        try {
            return readOne(file);
        } catch (IllegalArgumentException | IOException damaged) {
            if (Files.exists(twin(file))) {
                return readOne(twin(file));
            }
            throw damaged;
        }
    }

    private static Map<?, ?> readOne(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int body = HEAD.length() + DIGITS + MIDDLE.length();
        if (!text.startsWith(HEAD)
                || text.length() < body + TAIL.length()
                || !text.startsWith(MIDDLE, HEAD.length() + DIGITS)
                || !text.endsWith(TAIL)) {
            throw new IllegalArgumentException(
                    "The file (%s) is cut off or no document.".formatted(file.getFileName()));
        }
        String document = text.substring(body, text.length() - TAIL.length());
        String told = text.substring(HEAD.length(), HEAD.length() + DIGITS);
        if (!told.equals(hash(document.getBytes(StandardCharsets.UTF_8)))) {
            throw new IllegalArgumentException("The file (%s) is not as it was written.".formatted(file.getFileName()));
        }
        if (Json.read(document) instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("The file (%s) holds no map.".formatted(file.getFileName()));
    }

    /** The second file of a document. */
    public static Path twin(Path file) {
        return file.resolveSibling(file.getFileName() + ".twin");
    }

    /** Puts bytes in the place of a file: all of them, also after a loss of power, or the old ones. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file.toAbsolutePath().getParent());
    }

    /** Forces a file that somebody else wrote. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes the names in a folder survive a loss of power, where the system can. */
    public static void forceFolder(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException windows) {
            // A folder cannot be opened there, and renaming is written through.
            System.getLogger(Sealed.class.getName()).log(System.Logger.Level.TRACE, "A folder is not forced.", windows);
        }
    }

    /** The SHA-256 of a file, in hex. */
    public static String hash(Path file) throws IOException {
        MessageDigest digest = digest();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
