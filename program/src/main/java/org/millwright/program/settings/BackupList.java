package org.millwright.program.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.millwright.MillwrightException;

/**
 * Every file of a backup with its SHA-256: a text with one line a file, in the form that {@code sha256sum --check} reads.
 *
 * @param hashes the hash of each file by its path below the folder
 */
public record BackupList(Map<String, String> hashes) {
    private static final String NAME = "backup.sha256";

    public BackupList {
        hashes = java.util.Collections.unmodifiableMap(new TreeMap<>(hashes));
    }

    /** Lists a folder as it is and writes the list into it, last of all. */
    public static BackupList write(Path folder, Instant at) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file).toString().replace('\\', '/'), hash(file));
            }
        }
        StringBuilder text = new StringBuilder("# Millwright backup 1 " + at + "\n");
        hashes.forEach(
                (name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
        Home.writePrivately(folder.resolve(NAME), text.toString().getBytes(StandardCharsets.UTF_8));
        return new BackupList(hashes);
    }

    /** Takes an older list away: from then on the folder is no backup until a new one is written. */
    public static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    /**
     * Reads the list of a backup and compares every file with it.
     *
     * @throws MillwrightException if the folder is no whole backup, or a file is missing or changed: says which
     */
    public static BackupList verified(Path folder) throws IOException {
        Path list = folder.resolve(NAME);
        if (!Files.exists(list)) {
            throw MillwrightException.notFound(
                    "home.backup.none",
                    "The folder {folder} holds no whole backup: its list {file} is missing. Maybe the backup was broken off; take an"
                            + " older one.",
                    "folder",
                    folder,
                    "file",
                    NAME);
        }
        Map<String, String> hashes = new TreeMap<>();
        for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
            if (!line.startsWith("#") && line.length() > 66) {
                hashes.put(line.substring(66), line.substring(0, 64));
            }
        }
        for (Map.Entry<String, String> one : hashes.entrySet()) {
            Path file = folder.resolve(one.getKey()).normalize();
            if (!file.startsWith(folder.normalize())
                    || !Files.isRegularFile(file)
                    || !hash(file).equals(one.getValue())) {
                throw MillwrightException.badRequest(
                        "home.backup.damaged",
                        "In the backup {folder} the file {file} is missing or not what was written. Nothing was restored; take an older"
                                + " backup.",
                        "folder",
                        folder,
                        "file",
                        one.getKey());
            }
        }
        return new BackupList(hashes);
    }

    /** Copies every file of the list into a folder. */
    public void copy(Path from, Path to) throws IOException {
        for (String name : hashes.keySet()) {
            Path target = to.resolve(name);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.copy(from.resolve(name), target);
        }
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
