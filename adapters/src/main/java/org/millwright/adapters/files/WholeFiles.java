package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.history.form.Sealed;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.RecordingReader;
import org.millwright.recording.TimeAxis;
import org.millwright.recording.table.Understood;

/**
 * Files that are read once they are whole: packed ones, Parquet, texts in wide character sets. Each content is read once, by its hash.
 * For one thread.
 */
final class WholeFiles {
    private static final int STILL_LOOKS = 2;

    private final GrowingFiles.Parts parts;
    private final List<RecordingReader> readers;
    private final Map<String, Stood> stood = new HashMap<>();
    private final Map<String, Message> unclear = new TreeMap<>();

    /** How often a file was found as it is. */
    private record Stood(long size, long modifiedMillis, int looks) {}

    WholeFiles(GrowingFiles.Parts parts, List<RecordingReader> readers) {
        this.parts = parts;
        this.readers = readers;
    }

    /** Files that are not read, with the reason. */
    Map<String, Message> unclear() {
        return unclear;
    }

    /** Forgets what is not there any more. */
    void match(List<FolderScan.Found> found) {
        Set<String> paths = found.stream().map(FolderScan.Found::path).collect(Collectors.toSet());
        stood.keySet().retainAll(paths);
        unclear.keySet().retainAll(paths);
    }

    /** True if a reader takes the file. */
    static Optional<RecordingReader> reader(List<RecordingReader> readers, Path file) {
        return readers.stream().filter(one -> one.recognises(file)).findFirst();
    }

    /**
     * Reads a file, if it is whole and new.
     *
     * @return false if rows were refused
     */
    boolean read(FolderScan.Found file, long nowMillis) throws IOException {
        FileBook.Whole known = parts.book().whole(file.path());
        if (known != null && known.done() && same(known, file)) {
            return true;
        }
        if (!still(file) || file.size() == 0) {
            return true;
        }
        RecordingReader reader = reader(readers, file.file()).orElse(null);
        if (reader == null) {
            unclear.put(file.path(), binary(file).problem().message());
            return true;
        }
        String hash = Sealed.hash(file.file());
        FileBook.Whole from = fresh(file, hash, nowMillis);
        if (known != null && same(known, file) && known.hash().equals(hash)) {
            from = known;
        }
        parts.book().put(from);
        return from.done() || whole(file, reader, from);
    }

    private static boolean same(FileBook.Whole known, FolderScan.Found file) {
        return known.size() == file.size() && known.modifiedMillis() == file.modifiedMillis();
    }

    /** A file that no reader takes. */
    static MillwrightException binary(FolderScan.Found file) {
        return MillwrightException.badRequest(
                "files.file.binary",
                "{file} is no text table, no gzip and no Parquet file. Leave it out by a narrower pattern.",
                "file",
                file.path());
    }

    private boolean still(FolderScan.Found file) {
        Stood before = stood.get(file.path());
        int looks = 0;
        if (before != null && before.size() == file.size() && before.modifiedMillis() == file.modifiedMillis()) {
            looks = before.looks();
        }
        Stood now = new Stood(file.size(), file.modifiedMillis(), looks + 1);
        stood.put(file.path(), now);
        return file.marked() || now.looks() >= STILL_LOOKS;
    }

    /** A content that was read under whatever name is read no more. */
    private FileBook.Whole fresh(FolderScan.Found file, String hash, long nowMillis) {
        boolean read = parts.book().wholes().stream()
                .anyMatch(one -> one.hash().equals(hash)
                        && one.done()
                        && parts.settings()
                                .machine(one.path())
                                .equals(parts.settings().machine(file.path())));
        return new FileBook.Whole(file.path(), hash, file.size(), file.modifiedMillis(), 0, read, nowMillis);
    }

    private boolean whole(FolderScan.Found file, RecordingReader reader, FileBook.Whole from) throws IOException {
        try (Recording recording = reader.open(file.file(), parts.settings().options())) {
            if (recording.time().kind() != TimeAxis.Kind.INSTANT) {
                unclear.put(file.path(), undated(recording.time()));
                return true;
            }
            unclear.remove(file.path());
            Rows rows = new Rows(file, from);
            ReadReport report = recording.read(rows, Recording.Progress.NONE);
            if (rows.refused || !rows.keep()) {
                return false;
            }
            report.skippedRows().forEach((reason, count) -> {
                for (long row = 0; row < count && !Understood.HARMLESS.contains(reason); row++) {
                    parts.lost().add(file.path(), 0, reason, "");
                }
            });
            parts.lost().enter(file.path(), rows.planned, parts.rows().newest());
            parts.book().put(rows.done());
            parts.book().save();
            return true;
        } catch (MillwrightException wrong) {
            unclear.put(file.path(), wrong.problem().message());
            return true;
        }
    }

    static Message undated(TimeAxis time) {
        return time.kind() == TimeAxis.Kind.LOCAL
                ? Message.of(
                        "files.file.zone",
                        "The times in column {column} name no time zone. Say which one: zone=Europe/Berlin, or"
                                + " zone=UTC.",
                        "column",
                        time.column())
                : Message.of(
                        "files.file.undated",
                        "Its rows have no column with date and time. Export it with one, so that one can say when they"
                                + " were measured.");
    }

    /** Takes the blocks of one file and keeps how far they are safe. */
    private final class Rows implements Recording.Sink {
        private final FolderScan.Found file;
        private final Map<Recording.Machine, int[]> wanted = new HashMap<>();
        private FileBook.Whole at;
        private long passed;
        private long values;
        private int planned;
        private boolean refused;

        Rows(FolderScan.Found file, FileBook.Whole from) {
            this.file = file;
            this.at = from;
        }

        @Override
        public boolean accept(Recording.Machine machine, Block block) {
            long until = passed + block.rows();
            int first = (int) Math.max(0, Math.min(block.rows(), at.rows() - passed));
            passed = until;
            if (first < block.rows()) {
                rows(machine, block, first);
            }
            if (values >= PointRows.BATCH) {
                refused = !keep();
            }
            return !refused;
        }

        private void rows(Recording.Machine machine, Block block, int first) {
            int[] points = wanted.computeIfAbsent(machine, this::points);
            for (int row = first; row < block.rows(); row++) {
                for (int tag = 0; tag < points.length; tag++) {
                    if (points[tag] >= 0) {
                        cell(points[tag], machine.tags().get(tag), block, row, tag);
                    }
                }
                values += planned;
            }
        }

        private int[] points(Recording.Machine machine) {
            boolean named = parts.settings().options().by() != null;
            String key = FolderSettings.machine(
                    parts.settings().machine(file.path()),
                    named ? machine.asset().name() : "");
            int[] points = parts.rows().wanted(key, machine.tags());
            planned = (int) Arrays.stream(points).filter(point -> point >= 0).count();
            return points;
        }

        private void cell(int point, Tag tag, Block block, int row, int column) {
            double value = block.value(row, column);
            String word = tag.kind() == Tag.Kind.STATUS && Double.isFinite(value)
                    ? tag.words().get((int) value)
                    : "";
            parts.rows().cell(point, tag, word, block.time(row), value, block.qualities(column)[row]);
        }

        /** Waits until what was handed over is safe, and notes it. */
        private boolean keep() {
            values = 0;
            if (!parts.rows().safe()) {
                return false;
            }
            at = new FileBook.Whole(
                    at.path(), at.hash(), at.size(), at.modifiedMillis(), passed, false, at.seenMillis());
            parts.book().put(at);
            return saved();
        }

        private boolean saved() {
            try {
                parts.book().save();
                return true;
            } catch (IOException full) {
                return false;
            }
        }

        private FileBook.Whole done() {
            return new FileBook.Whole(
                    at.path(), at.hash(), at.size(), at.modifiedMillis(), passed, true, at.seenMillis());
        }
    }

    /** True for a text whose lines can be read while it grows. */
    static boolean grows(Path file) throws IOException {
        if (TextFile.gzip(file)) {
            return false;
        }
        byte[] first = TextFile.peek(file, 4_096);
        return Encoding.text(first) && Encoding.of(first).cuttable();
    }
}
