package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.history.form.Fields;
import org.millwright.history.form.Sealed;

/**
 * How far each file was read: kept on disk, so that nothing is read twice and nothing left out, whatever ends the program. Not for
 * several threads.
 */
final class FileBook {
    private static final long FORMAT = 1;
    private static final long KEPT_MILLIS = 30L * 24 * 3_600_000;

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Whole> wholes = new LinkedHashMap<>();
    private boolean changed;

    /**
     * A text file that is read line by line.
     *
     * @param path its path below the folder
     * @param mark the SHA-256 of its first bytes, by which it is known again
     * @param marked how many bytes that are
     * @param top where its header stands, in bytes
     * @param offset up to where it was read, in bytes
     * @param lines how many lines lie before that
     * @param sample the rows from which it was understood
     * @param seenMillis when it was there the last time
     */
    record Entry(
            String path, String mark, long marked, long top, long offset, long lines, String sample, long seenMillis) {
        Entry readTo(long newOffset, long newLines) {
            return new Entry(path, mark, marked, top, newOffset, newLines, sample, seenMillis);
        }

        Entry under(String newPath) {
            return new Entry(newPath, mark, marked, top, offset, lines, sample, seenMillis);
        }

        Entry section(long from, String newSample) {
            return new Entry(path, mark, marked, from, from, lines, newSample, seenMillis);
        }

        Entry seen(long millis) {
            return new Entry(path, mark, marked, top, offset, lines, sample, millis);
        }
    }

    /**
     * A file that is read as a whole.
     *
     * @param path its path below the folder
     * @param hash the SHA-256 of its content
     * @param size its size in bytes
     * @param modifiedMillis when it was last written
     * @param rows how many of its rows are safe
     * @param done true once all are
     * @param seenMillis when it was there the last time
     */
    record Whole(String path, String hash, long size, long modifiedMillis, long rows, boolean done, long seenMillis) {}

    private FileBook(Path file) {
        this.file = file;
    }

    /** Reads the book in a folder, or begins one. */
    static FileBook in(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileBook book = new FileBook(folder.resolve("files.json"));
        Map<?, ?> document = Sealed.read(book.file);
        if (document != null) {
            book.read(Fields.of(document));
        }
        return book;
    }

    private void read(Fields document) {
        if (document.number("format") != FORMAT) {
            throw new IllegalArgumentException(
                    "The book of files has the format (%d), not (%d).".formatted(document.number("format"), FORMAT));
        }
        for (Object one : document.list("files")) {
            Fields at = Fields.of(one);
            put(new Entry(
                    at.text("path"),
                    at.text("mark"),
                    at.number("marked"),
                    at.number("top"),
                    at.number("offset"),
                    at.number("lines"),
                    at.text("sample"),
                    at.number("seen")));
        }
        for (Object one : document.list("whole")) {
            Fields at = Fields.of(one);
            put(new Whole(
                    at.text("path"),
                    at.text("hash"),
                    at.number("size"),
                    at.number("modified"),
                    at.number("rows"),
                    at.truth("done"),
                    at.number("seen")));
        }
        changed = false;
    }

    @Nullable
    Entry entry(String path) {
        return entries.get(path);
    }

    @Nullable
    Whole whole(String path) {
        return wholes.get(path);
    }

    Collection<Entry> entries() {
        return List.copyOf(entries.values());
    }

    Collection<Whole> wholes() {
        return List.copyOf(wholes.values());
    }

    void put(Entry entry) {
        entries.put(entry.path(), entry);
        changed = true;
    }

    void put(Whole whole) {
        wholes.put(whole.path(), whole);
        changed = true;
    }

    void remove(String path) {
        changed |= entries.remove(path) != null;
    }

    /** Forgets files that were not there for a month. */
    void forget(long nowMillis) {
        changed |= entries.values().removeIf(one -> one.seenMillis() < nowMillis - KEPT_MILLIS);
        changed |= wholes.values().removeIf(one -> one.seenMillis() < nowMillis - KEPT_MILLIS);
    }

    /** Makes safe what has changed. */
    void save() throws IOException {
        if (!changed) {
            return;
        }
        List<Object> files = new ArrayList<>();
        for (Entry one : entries.values()) {
            files.add(Map.of(
                    "path", one.path(),
                    "mark", one.mark(),
                    "marked", one.marked(),
                    "top", one.top(),
                    "offset", one.offset(),
                    "lines", one.lines(),
                    "sample", one.sample(),
                    "seen", one.seenMillis()));
        }
        List<Object> whole = new ArrayList<>();
        for (Whole one : wholes.values()) {
            whole.add(Map.of(
                    "path", one.path(),
                    "hash", one.hash(),
                    "size", one.size(),
                    "modified", one.modifiedMillis(),
                    "rows", one.rows(),
                    "done", one.done(),
                    "seen", one.seenMillis()));
        }
        Sealed.write(file, Map.of("format", FORMAT, "files", files, "whole", whole));
        changed = false;
    }
}
