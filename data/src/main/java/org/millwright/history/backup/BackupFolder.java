package org.millwright.history.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.millwright.MillwrightException;
import org.millwright.history.form.Fields;
import org.millwright.history.form.Sealed;

/** A copy of files in a folder of its own, with {@code backup.json} that names each with its size and SHA-256. */
public final class BackupFolder {
    private static final String LIST = "backup.json";
    private static final String FILES = "files";
    private static final long FORMAT = 1;

    private BackupFolder() {}

    /**
     * One file of a backup.
     *
     * @param name its path below the folder that it was copied from
     * @param bytes its size
     * @param sha256 the hash of its content
     */
    private record Kept(String name, long bytes, String sha256) {}

    /**
     * Copies files. A folder with an older backup is brought up to date: files that have not changed stay, and the list is replaced
     * only once everything that it names is there.
     *
     * @param root the folder whose files they are
     * @param files the files, all below the root
     */
    public static void write(Path root, List<Path> files, Path target) {
        try {
            Files.createDirectories(target.resolve(FILES));
            Map<String, Kept> older = new TreeMap<>();
            for (Kept kept : list(target, false)) {
                older.put(kept.name, kept);
            }
            List<Kept> all = new ArrayList<>();
            for (Path file : files) {
                String name = root.relativize(file).toString().replace('\\', '/');
                all.add(copy(file, name, target, older.get(name)));
            }
            Sealed.write(target.resolve(LIST), document(all));
            removeOthers(target, all);
        } catch (IOException failure) {
            throw new UncheckedIOException("The backup (%s) cannot be written.".formatted(target), failure);
        }
    }

    private static Kept copy(Path file, String name, Path target, @org.jspecify.annotations.Nullable Kept older)
            throws IOException {
        String hash = Sealed.hash(file);
        Path to = target.resolve(FILES).resolve(name);
        boolean there = older != null && older.sha256.equals(hash) && Files.exists(to) && Files.size(to) == older.bytes;
        if (!there) {
            Files.createDirectories(parent(to));
            Path temporary = to.resolveSibling(to.getFileName() + ".tmp");
            Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING);
            Sealed.force(temporary);
            Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Sealed.forceFolder(to.getParent());
        }
        return new Kept(name, Files.size(to), hash);
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("The file (%s) is in no folder.".formatted(file));
        }
        return parent;
    }

    private static void removeOthers(Path target, List<Kept> all) throws IOException {
        List<Path> named = all.stream()
                .map(kept -> target.resolve(FILES).resolve(kept.name))
                .toList();
        List<Path> others;
        try (Stream<Path> walk = Files.walk(target.resolve(FILES))) {
            others = walk.filter(Files::isRegularFile)
                    .filter(file -> !named.contains(file))
                    .toList();
        }
        for (Path other : others) {
            Files.delete(other);
        }
    }

    private static Map<String, Object> document(List<Kept> all) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put(
                "files",
                all.stream()
                        .map(kept -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", kept.name);
                            one.put("bytes", kept.bytes);
                            one.put("sha256", kept.sha256);
                            return one;
                        })
                        .toList());
        return document;
    }

    private static List<Kept> list(Path backup, boolean needed) throws IOException {
        try {
            Map<?, ?> document = Sealed.read(backup.resolve(LIST));
            if (document != null) {
                return Fields.of(document).list("files").stream()
                        .map(Fields::of)
                        .map(one -> new Kept(one.text("name"), one.number("bytes"), one.text("sha256")))
                        .toList();
            }
        } catch (IllegalArgumentException damaged) {
            if (needed) {
                throw MillwrightException.badRequest(
                        "history.backup.list",
                        "The list of the backup {folder} cannot be read: {why} Choose another backup.",
                        "folder",
                        backup,
                        "why",
                        String.valueOf(damaged.getMessage()));
            }
        }
        if (needed) {
            throw MillwrightException.notFound(
                    "history.backup.absent",
                    "The folder {folder} holds no finished backup. Name the folder that the command backup was given.",
                    "folder",
                    backup);
        }
        return List.of();
    }

    /**
     * Makes a history of a backup again. Every hash is checked before anything is written.
     *
     * @param target a folder that is empty or not there
     * @return how many files were restored
     * @throws MillwrightException if there is no backup, a file of it is not as it was written, or the target is in use
     */
    public static int restore(Path backup, Path target) {
        try {
            List<Kept> all = list(backup, true);
            verify(backup, all);
            refuseUsed(target);
            for (Kept kept : all) {
                Path to = target.resolve(kept.name).normalize();
                Files.createDirectories(parent(to));
                Files.copy(backup.resolve(FILES).resolve(kept.name), to);
                Sealed.force(to);
                Sealed.forceFolder(to.getParent());
            }
            return all.size();
        } catch (IOException failure) {
            throw new UncheckedIOException("The backup (%s) cannot be restored.".formatted(backup), failure);
        }
    }

    private static void verify(Path backup, List<Kept> all) throws IOException {
        Path files = backup.resolve(FILES).toAbsolutePath().normalize();
        for (Kept kept : all) {
            Path file = files.resolve(kept.name).normalize();
            if (!file.startsWith(files)
                    || Files.notExists(file)
                    || !Sealed.hash(file).equals(kept.sha256)) {
                throw MillwrightException.badRequest(
                        "history.backup.damaged",
                        "The file {file} of the backup {folder} is missing or not as it was written. Nothing was restored; choose another backup.",
                        "file",
                        kept.name,
                        "folder",
                        backup);
            }
        }
    }

    private static void refuseUsed(Path target) throws IOException {
        if (Files.exists(target)) {
            try (Stream<Path> inside = Files.list(target)) {
                if (inside.findAny().isPresent()) {
                    throw MillwrightException.badRequest(
                            "history.restore.used",
                            "The folder {folder} is not empty. Restore into an empty folder, so that nothing is overwritten.",
                            "folder",
                            target);
                }
            }
        }
    }
}
