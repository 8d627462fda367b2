package org.millwright.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** One small file for each text, named by its salted hash: 16 bytes of salt and the text. */
final class TextFolder implements PersonalTexts {
    private static final int SALT = 16;
    private static final Pattern REFERENCE = Pattern.compile("salted:[0-9a-f]{64}");

    private final Path folder;
    private final RandomGenerator random;

    TextFolder(Path folder, RandomGenerator random) {
        this.folder = folder;
        this.random = random;
    }

    @Override
    public String keep(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] salted = new byte[SALT + utf8.length];
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        System.arraycopy(salt, 0, salted, 0, SALT);
        System.arraycopy(utf8, 0, salted, SALT, utf8.length);
        String hash = Sha256.of(salted).hex();
        try {
            Files.createDirectories(folder);
            try (FileChannel out =
                    FileChannel.open(folder.resolve(hash), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(salted);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("A text cannot be kept in %s.".formatted(folder), failed);
        }
        return "salted:" + hash;
    }

    @Override
    public Optional<String> read(String reference) {
        Path file = file(reference);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            byte[] salted = Files.readAllBytes(file);
            boolean genuine = salted.length >= SALT
                    && HexFormat.of().formatHex(Sha256.digest().digest(salted)).equals(hash(reference));
            return genuine
                    ? Optional.of(new String(salted, SALT, salted.length - SALT, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("The text %s cannot be read.".formatted(reference), failed);
        }
    }

    @Override
    public boolean erase(String reference) {
        try {
            return Files.deleteIfExists(file(reference));
        } catch (IOException failed) {
            throw new UncheckedIOException("The text %s cannot be erased.".formatted(reference), failed);
        }
    }

    private Path file(String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("This is no reference to a text: %s".formatted(reference));
        }
        return folder.resolve(hash(reference));
    }

    private static String hash(String reference) {
        return reference.substring("salted:".length());
    }
}
