package org.millwright.language.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of a file, remembered in a folder as long as size and time of the file stay as they are. */
final class Digests {
    private static final int PIECE = 1 << 20;

    private Digests() {}

    static String of(Path file, @Nullable Path folder) throws IOException {
        if (folder == null) {
            return compute(file);
        }
        String stamp = stamp(file);
        Path remembered = folder.resolve(text(stamp) + ".sha256");
        if (Files.isRegularFile(remembered)) {
            String digest = Files.readString(remembered).strip();
            if (digest.matches("[0-9a-f]{64}")) {
                return digest;
            }
        }
        String digest = compute(file);
        Kept.write(remembered, out -> out.write(ByteBuffer.wrap(digest.getBytes(StandardCharsets.UTF_8))));
        return digest;
    }

    /** The SHA-256 of a text. */
    static String text(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String stamp(Path file) throws IOException {
        return file.toRealPath() + "|" + Files.size(file) + "|"
                + Files.getLastModifiedTime(file).toMillis();
    }

    private static String compute(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(piece.clear()) >= 0) {
                sha256.update(piece.flip());
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java knows SHA-256.", impossible);
        }
    }
}
