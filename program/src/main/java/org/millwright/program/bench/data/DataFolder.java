package org.millwright.program.bench.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;

/** A folder of recordings: finds its files, opens them plain or gzipped, and remembers which bytes were read. For one thread. */
public final class DataFolder {
    private final Path root;
    private final TreeMap<String, String> digests = new TreeMap<>();
    private long rows;

    private DataFolder(Path root) {
        this.root = root;
    }

    /**
     * The folder that was named, else the one with the suite's name among the shared ones.
     *
     * @param named the folder of the suite's recordings; null where nobody named one
     * @param shared the folder with a folder per suite; null where there is none
     * @throws MillwrightException if there is no such folder
     */
    public static DataFolder of(@Nullable Path named, @Nullable Path shared, String suite) {
        if (named != null && Files.isDirectory(named)) {
            return new DataFolder(named);
        }
        if (named != null) {
            throw MillwrightException.notFound(
                    "bench.data.absent",
                    "There is no folder ({folder}). Maybe it is spelt differently; --data takes the folder of the suite itself.",
                    "folder",
                    named);
        }
        if (shared != null && Files.isDirectory(shared.resolve(suite))) {
            return new DataFolder(shared.resolve(suite));
        }
        if (shared == null) {
            throw MillwrightException.notFound(
                    "bench.data.unnamed",
                    "The suite {suite} needs recordings. Name their folder with --data, or set MILLWRIGHT_DATA to the folder above it.",
                    "suite",
                    suite);
        }
        throw MillwrightException.notFound(
                "bench.data.unshared",
                "The suite {suite} needs recordings, and there is no folder ({folder}). Name their folder with --data.",
                "suite",
                suite,
                "folder",
                shared.resolve(suite));
    }

    public Path root() {
        return root;
    }

    /** Files below a folder of this one whose path from that folder is wanted, sorted by path. */
    public List<Path> files(String below, int depth, Predicate<String> wanted) {
        Path start = below.isEmpty() ? root : root.resolve(below);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(start, depth)) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> wanted.test(slashed(start, path)))
                    .sorted(Comparator.comparing(path -> slashed(start, path)))
                    .toList();
        } catch (IOException failed) {
            throw unreadable(start, failed);
        }
    }

    /** A path as this folder sees it, with slashes on every system. */
    public String relative(Path file) {
        return slashed(root, file);
    }

    private static String slashed(Path from, Path file) {
        return from.relativize(file).toString().replace('\\', '/');
    }

    /** Takes one file as it is read; called with its text. */
    public interface Reading<T> {
        T from(BufferedReader text) throws IOException;
    }

    /** Reads a file, plain or gzipped by its name, and takes it into {@link #sha256()}. */
    public <T> T read(Path file, Reading<T> reading) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            digests.put(relative(file), HexFormat.of().formatHex(sha256Digest().digest(bytes)));
            InputStream stored = new ByteArrayInputStream(bytes);
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
            try (BufferedReader text =
                    new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16)) {
                return reading.from(text);
            }
        } catch (IOException | UncheckedIOException | CsvParseException failed) {
            throw unreadable(file, failed);
        }
    }

    /** Counts data rows that were read. */
    public void countRows(long more) {
        rows += more;
    }

    public int fileCount() {
        return digests.size();
    }

    public long rows() {
        return rows;
    }

    /** The SHA-256 of the sorted lines "path NUL file-sha256 LF" of every file that was read. */
    public String sha256() {
        MessageDigest digest = sha256Digest();
        List<String> lines = new ArrayList<>();
        digests.forEach((path, sum) -> lines.add(path + "\0" + sum + "\n"));
        lines.sort(Comparator.naturalOrder());
        lines.forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    private static MillwrightException unreadable(Path file, Exception cause) {
        return new MillwrightException(
                new org.millwright.Problem.BadRequest(org.millwright.Message.of(
                        "bench.file.unreadable",
                        "The file {file} cannot be read: {reason}. Maybe it was cut off while being copied.",
                        "file",
                        file,
                        "reason",
                        String.valueOf(cause.getMessage()))),
                cause);
    }
}
