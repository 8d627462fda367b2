package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.millwright.MillwrightException;
import org.millwright.history.form.Sealed;
import org.millwright.recording.ReadOptions;

/**
 * The first rows of files, kept so that what was understood once is understood the same way ever after, also when the program begins
 * anew or the file is gone. Not for several threads.
 */
final class Samples {
    private static final int ID = 16;

    private final Path folder;
    private final ReadOptions options;
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();

    Samples(Path folder, ReadOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * Learns from the first rows of a file and keeps them.
     *
     * @param name the name of the file, for messages
     * @throws MillwrightException if they cannot be read right
     */
    Sheet learn(byte[] rows, String name) throws IOException {
        String id = hash(rows, rows.length).substring(0, ID);
        Sheet known = sheets.get(id);
        if (known != null) {
            return known;
        }
        Path place = folder.resolve(id);
        Path file = place.resolve(name);
        Files.createDirectories(place);
        Files.write(file, rows);
        try {
            Sheet sheet = Sheet.of(id, file, options);
            force(file, place);
            sheets.put(id, sheet);
            return sheet;
        } catch (MillwrightException refused) {
            Files.delete(file);
            Files.delete(place);
            throw refused;
        }
    }

    private static void force(Path file, Path place) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Sealed.forceFolder(place);
        Sealed.forceFolder(place.getParent());
    }

    /** What was learnt from the rows kept under an id. */
    Sheet sheet(String id) throws IOException {
        Sheet known = sheets.get(id);
        if (known != null) {
            return known;
        }
        try (Stream<Path> files = Files.list(folder.resolve(id))) {
            Path file = files.findFirst().orElseThrow(() -> new java.io.FileNotFoundException(id));
            Sheet sheet = Sheet.of(id, file, options);
            sheets.put(id, sheet);
            return sheet;
        }
    }

    /** What is known of files with the very same header. */
    Optional<Sheet> like(byte[] start) {
        return sheets.values().stream().filter(sheet -> sheet.heads(start)).findFirst();
    }

    /** The SHA-256 of the first bytes, in hex. */
    static String hash(byte[] bytes, int length) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, length)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
