package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.Intake;

/**
 * Text files that grow line by line. Only whole lines are read. A file is known again by its first bytes, so one that was renamed goes on
 * where it was, and another one under the old name begins anew. For one thread.
 */
final class GrowingFiles {
    private static final int MARK = 1 << 14;
    private static final int SAMPLE = 1 << 18;
    private static final int ENOUGH_LINES = 30;
    private static final double FULL = 0.8;
    private static final long DAY = 24L * 3_600_000;

    private final Parts parts;
    private final Map<String, Stood> stood = new HashMap<>();
    private final Map<String, FileRows> open = new HashMap<>();
    private final Map<String, Message> unclear = new TreeMap<>();

    /**
     * What it works with.
     *
     * @param settings what a person has set
     * @param book how far each file was read
     * @param samples how files are understood
     * @param rows where values go
     * @param lost where rows go that cannot be read
     * @param intake how full the queue is
     */
    record Parts(
            FolderSettings settings, FileBook book, Samples samples, PointRows rows, LostRows lost, Intake intake) {}

    /** Since when a file stands still. */
    private record Stood(long size, long modifiedMillis, long sinceMillis, int looks) {}

    GrowingFiles(Parts parts) {
        this.parts = parts;
    }

    /** Files that are not read, with the reason. */
    Map<String, Message> unclear() {
        return unclear;
    }

    /**
     * Matches what is known with what is there: renamed files are found, deleted ones told.
     *
     * @param found all text files
     */
    void match(List<FolderScan.Found> found, long nowMillis) throws IOException {
        Map<String, FolderScan.Found> byPath =
                found.stream().collect(Collectors.toMap(FolderScan.Found::path, one -> one, (one, other) -> one));
        List<FileBook.Entry> homeless = new ArrayList<>();
        for (FileBook.Entry entry : parts.book().entries()) {
            FolderScan.Found there = byPath.get(entry.path());
            if (there == null || (moved(there) && !same(there, entry))) {
                homeless.add(entry);
            } else if (nowMillis - entry.seenMillis() > DAY) {
                parts.book().put(entry.seen(nowMillis));
            }
        }
        homeless.forEach(entry -> parts.book().remove(entry.path()));
        for (FileBook.Entry entry : homeless) {
            FileRows rows = open.remove(entry.path());
            int planned = rows == null ? 1 : rows.planned();
            find(entry, found).ifPresentOrElse(home -> parts.book().put(entry.under(home)), () -> gone(entry, planned));
        }
        Set<String> paths = byPath.keySet();
        stood.keySet().retainAll(paths);
        unclear.keySet().retainAll(paths);
    }

    /** True if the file is not as it was at the last look. */
    private boolean moved(FolderScan.Found there) {
        Stood before = stood.get(there.path());
        return before == null || before.size() != there.size() || before.modifiedMillis() != there.modifiedMillis();
    }

    private boolean same(FolderScan.Found there, FileBook.Entry entry) throws IOException {
        if (there.size() < Math.max(entry.marked(), entry.offset())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(there.file(), StandardOpenOption.READ)) {
            byte[] first = TextPiece.window(channel, 0, (int) entry.marked());
            return first.length == entry.marked()
                    && Samples.hash(first, first.length).equals(entry.mark());
        } catch (NoSuchFileException vanished) {
            return false;
        }
    }

    /** Where a file is now that was known under another name. */
    private Optional<String> find(FileBook.Entry entry, List<FolderScan.Found> found) throws IOException {
        for (FolderScan.Found one : found) {
            if (parts.book().entry(one.path()) == null && same(one, entry)) {
                return Optional.of(one.path());
            }
        }
        return Optional.empty();
    }

    private void gone(FileBook.Entry entry, int planned) {
        Stood before = stood.get(entry.path());
        stood.remove(entry.path());
        long unread = before == null ? 0 : before.size() - entry.offset();
        long rowBytes = Math.max(1, entry.offset() / Math.max(1, entry.lines()));
        if (unread >= rowBytes) {
            parts.lost().gone(entry.path(), unread / rowBytes * Math.max(1, planned));
        }
    }

    /**
     * Reads what has come to a file.
     *
     * @return false if rows were refused, or nothing more is taken now
     */
    boolean read(FolderScan.Found file, long nowMillis) throws IOException {
        Stood still = standing(file, nowMillis);
        boolean settled = file.marked()
                || nowMillis - still.sinceMillis() >= parts.settings().settle().toMillis();
        FileBook.Entry entry = parts.book().entry(file.path());
        if (entry == null) {
            entry = begin(file, still, settled, 0, nowMillis);
        } else if (entry.sample().isEmpty()) {
            entry = begin(file, still, settled, entry.top(), nowMillis);
        }
        return entry == null || pieces(file, entry, settled);
    }

    private Stood standing(FolderScan.Found file, long nowMillis) {
        boolean moved = moved(file);
        Stood before = stood.get(file.path());
        Stood now = moved || before == null
                ? new Stood(file.size(), file.modifiedMillis(), nowMillis, 0)
                : new Stood(file.size(), file.modifiedMillis(), before.sinceMillis(), before.looks() + 1);
        stood.put(file.path(), now);
        return now;
    }

    /** Understands a file from its first rows; null if there are too few so far. */
    private FileBook.@Nullable Entry begin(
            FolderScan.Found file, Stood still, boolean settled, long top, long nowMillis) throws IOException {
        TextPiece first = TextPiece.read(file.file(), top, settled);
        if (first.empty()) {
            return null;
        }
        byte[] start = first.bytes();
        Optional<Sheet> like = parts.samples().like(start);
        boolean enough = first.lines() >= ENOUGH_LINES || start.length >= SAMPLE || still.looks() >= 2 || settled;
        if (like.isEmpty() && !enough) {
            return null;
        }
        try {
            String name = String.valueOf(file.file().getFileName());
            Sheet sheet = like.isPresent() ? like.get() : learn(first, name);
            unclear.remove(file.path());
            FileBook.Entry known = parts.book().entry(file.path());
            FileBook.Entry entry;
            if (known != null) {
                entry = known.section(top, sheet.id());
            } else {
                int marked = Math.min(start.length, MARK);
                entry = new FileBook.Entry(
                        file.path(), Samples.hash(start, marked), marked, 0, 0, 0, sheet.id(), nowMillis);
            }
            parts.book().put(entry);
            open.remove(file.path());
            return entry;
        } catch (MillwrightException refused) {
            unclear.put(file.path(), refused.problem().message());
            return null;
        }
    }

    /** From all rows there are; where one of them stands in the way, from the very first. */
    private Sheet learn(TextPiece first, String name) throws IOException {
        try {
            return parts.samples().learn(sample(first.bytes()), name);
        } catch (MillwrightException refused) {
            int few = (int) (first.offset(ENOUGH_LINES + 1) - first.from());
            if (few >= first.bytes().length) {
                throw refused;
            }
            try {
                return parts.samples().learn(Arrays.copyOf(first.bytes(), few), name);
            } catch (MillwrightException again) {
                refused.addSuppressed(again);
                throw refused;
            }
        }
    }

    /** At most so much of the first rows, cut at a line end. */
    private static byte[] sample(byte[] start) {
        if (start.length <= SAMPLE) {
            return start;
        }
        int end = SAMPLE;
        while (end > 0 && start[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? start : Arrays.copyOf(start, end);
    }

    private boolean pieces(FolderScan.Found file, FileBook.Entry from, boolean settled) throws IOException {
        FileBook.Entry entry = from;
        while (entry.offset() < file.size()) {
            if (parts.intake().fill() > FULL) {
                return false;
            }
            TextPiece piece = TextPiece.read(file.file(), entry.offset(), false);
            FileRows rows = rows(file.file(), entry);
            if (inside(file.file(), entry)) {
                if (piece.empty()) {
                    return true;
                }
                entry = restOfLine(piece, entry);
                parts.lost().enter(file.path(), rows.planned(), parts.rows().newest());
                parts.book().put(entry);
                continue;
            }
            if (piece.empty()) {
                // What stands behind the last line end counts once nobody writes on, and only if no cell lacks.
                piece = settled ? TextPiece.read(file.file(), entry.offset(), true) : piece;
                if (piece.empty() || !rows.whole(piece)) {
                    return true;
                }
            }
            FileRows.End end = rows.read(piece, entry, parts.rows());
            if (!parts.rows().safe()) {
                parts.lost().forget();
                open.remove(file.path());
                return false;
            }
            parts.lost().enter(file.path(), rows.planned(), parts.rows().newest());
            entry = end.header()
                    ? entry.readTo(end.offset(), end.lines()).section(end.offset(), "")
                    : entry.readTo(end.offset(), end.lines());
            parts.book().put(entry);
            parts.book().save();
            if (end.header()) {
                // Understood at the next look, when more of its rows may have come.
                return true;
            }
        }
        return true;
    }

    /** True if a last line without an end was read, so that what has come since does not begin with a line. */
    private static boolean inside(Path file, FileBook.Entry entry) throws IOException {
        if (entry.offset() == entry.top()) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] before = TextPiece.window(channel, entry.offset() - 1, 1);
            return before.length == 1 && before[0] != '\n';
        }
    }

    /** Passes over the rest of a line that was read before it had its end; more than its end is told. */
    private FileBook.Entry restOfLine(TextPiece piece, FileBook.Entry entry) throws IOException {
        String rest = piece.line(1, parts.samples().sheet(entry.sample()));
        if (!rest.isBlank()) {
            parts.lost().add(entry.path(), entry.lines() + 1, "continued-line", rest);
        }
        return entry.readTo(piece.offset(2), entry.lines() + 1);
    }

    private FileRows rows(Path file, FileBook.Entry entry) throws IOException {
        FileRows known = open.get(entry.path());
        if (known != null) {
            return known;
        }
        Sheet sheet = parts.samples().sheet(entry.sample());
        FileRows fresh = new FileRows(sheet, parts.settings().machine(entry.path()), parts.lost());
        if (entry.offset() > entry.top()) {
            fresh.warm(file, entry);
        }
        open.put(entry.path(), fresh);
        return fresh;
    }
}
