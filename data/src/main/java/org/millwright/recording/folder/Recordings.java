package org.millwright.recording.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;
import org.millwright.recording.RecordingReader;

/**
 * The one door to recordings: opens a file with the first reader that recognises it, and a folder or a list of files as one
 * recording.
 *
 * <p>Files of the same tags, one after the other in time, become one long recording. Files of one tag each become one recording
 * whose rows are the times of all of them, with a missing value where a tag has none. Whatever else is refused.
 */
public final class Recordings implements RecordingReader {
    private final List<RecordingReader> readers;

    private Recordings(List<RecordingReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /** Asks the readers in this order. */
    public static Recordings of(List<RecordingReader> readers) {
        return new Recordings(readers);
    }

    @Override
    public boolean recognises(Path path) {
        return Files.isDirectory(path) ? !files(path).isEmpty() : reader(path).isPresent();
    }

    @Override
    public Recording open(Path path, ReadOptions options) {
        if (!Files.isDirectory(path)) {
            return openFile(path, options);
        }
        List<Path> files = files(path);
        if (files.isEmpty()) {
            throw noRecordings(path);
        }
        return new FolderOpener(
                        this, String.valueOf(path.toAbsolutePath().normalize().getFileName()), options)
                .open(files, true);
    }

    /**
     * Opens several files as one recording.
     *
     * @throws MillwrightException if they do not belong together
     */
    public Recording open(List<Path> paths, ReadOptions options) {
        if (paths.size() == 1) {
            return open(paths.getFirst(), options);
        }
        return new FolderOpener(this, String.valueOf(paths.getFirst().getFileName()), options).open(paths, false);
    }

    /** Opens one file that is no folder. */
    Recording openFile(Path path, ReadOptions options) {
        if (!Files.exists(path)) {
            throw MillwrightException.notFound(
                    "recording.file.missing",
                    "There is no file {file}. Check the path; names differ by upper and lower case.",
                    "file",
                    path);
        }
        RecordingReader reader = reader(path).orElseThrow(() -> unknown(path));
        return reader.open(path, options);
    }

    /** A folder in which no file is a recording. */
    static MillwrightException noRecordings(Object folder) {
        return MillwrightException.badRequest(
                "recording.folder.none",
                "The folder {folder} holds no recording. Name a folder whose files are CSV, gzip, Excel or Parquet, or name one file.",
                "folder",
                folder);
    }

    private Optional<RecordingReader> reader(Path path) {
        return readers.stream().filter(reader -> reader.recognises(path)).findFirst();
    }

    private MillwrightException unknown(Path path) {
        boolean empty = path.toFile().length() == 0;
        return empty
                ? MillwrightException.badRequest(
                        "recording.file.empty",
                        "The file {file} is empty: row 1 is missing. Export the recording again.",
                        "file",
                        path.getFileName())
                : MillwrightException.badRequest(
                        "recording.file.unknown",
                        "The file {file} is no recording that can be read, from its first row on: it is binary. Export the recording as CSV, Excel (.xlsx) or Parquet.",
                        "file",
                        path.getFileName());
    }

    /** The files of a folder in the natural order of their names; hidden ones do not count. */
    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = new ArrayList<>(entries.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .toList());
            files.sort((one, other) ->
                    NaturalOrder.compare(String.valueOf(one.getFileName()), String.valueOf(other.getFileName())));
            return files;
        } catch (IOException unreadable) {
            throw new MillwrightException(
                    new Problem.NotFound(Message.of(
                            "recording.folder.unreadable",
                            "The folder {folder} cannot be read: {reason}. Check that it is there and that you may read it.",
                            "folder",
                            folder,
                            "reason",
                            String.valueOf(unreadable.getMessage()))),
                    unreadable);
        }
    }
}
