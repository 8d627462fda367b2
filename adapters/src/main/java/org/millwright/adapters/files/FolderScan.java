package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks which files lie in a folder and below it. Hidden ones and those that somebody still copies do not count. */
final class FolderScan {
    /** The most files of a folder. */
    static final int MOST = 100_000;

    /** How deep folders are looked into. */
    static final int DEPTH = 16;

    private static final String DONE = ".done";
    private static final List<String> UNFINISHED = List.of(
            ".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp", ".lock", ".bak", DONE, ".rejected.csv");

    private final FolderSettings settings;

    FolderScan(FolderSettings settings) {
        this.settings = settings;
    }

    /**
     * A file as it lies there.
     *
     * @param path its path below the folder, its parts joined by slashes
     * @param file where it is
     * @param size its size in bytes
     * @param modifiedMillis when it was last written
     * @param marked true if a file of its name with {@code .done} behind it says that it is whole
     */
    record Found(String path, Path file, long size, long modifiedMillis, boolean marked) {}

    /** The files, the oldest first. */
    List<Found> look() throws IOException {
        Path root = settings.root();
        List<Found> found = new ArrayList<>();
        if (Files.isRegularFile(root)) {
            BasicFileAttributes facts = Files.readAttributes(root, BasicFileAttributes.class);
            found.add(new Found(
                    String.valueOf(root.getFileName()),
                    root,
                    facts.size(),
                    facts.lastModifiedTime().toMillis(),
                    false));
            return found;
        }
        Files.walkFileTree(root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH, new Visitor(root, found));
        Set<Path> done = new HashSet<>();
        found.removeIf(one -> one.path().endsWith(DONE) && done.add(one.file()));
        List<Found> files = new ArrayList<>();
        for (Found one : found) {
            boolean marked = done.contains(one.file().resolveSibling(one.file().getFileName() + DONE));
            files.add(new Found(one.path(), one.file(), one.size(), one.modifiedMillis(), marked));
        }
        files.sort(Comparator.comparingLong(Found::modifiedMillis).thenComparing(Found::path));
        return files;
    }

    private boolean counts(Path file) {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(DONE)) {
            return true;
        }
        return !name.startsWith(".")
                && !name.startsWith("~$")
                && UNFINISHED.stream().noneMatch(lower::endsWith)
                && settings.names().matches(file.getFileName());
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Found> found;

        Visitor(Path root, List<Found> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
            boolean hidden =
                    !folder.equals(root) && String.valueOf(folder.getFileName()).startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            if (facts.isRegularFile() && counts(file)) {
                String path = root.relativize(file).toString().replace('\\', '/');
                found.add(new Found(
                        path, file, facts.size(), facts.lastModifiedTime().toMillis(), false));
            }
            return found.size() > MOST ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            // What vanishes or may not be read between two looks is met again at the next one; the folder itself must
            // be there.
            if (file.equals(root)) {
                throw why;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
