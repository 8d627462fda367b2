package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** What is said about folders and files that are followed, each time with what to do. */
final class FolderFaults {
    private FolderFaults() {}

    static MillwrightException unreachable(Path root, IOException why) {
        return new MillwrightException(new Problem.Unreachable(lost(root, why)), why);
    }

    static Message lost(Path root, IOException why) {
        if (why instanceof NoSuchFileException) {
            return Message.of(
                    "files.folder.missing",
                    "There is no folder {folder}. Check the path, and whether the network drive is connected; it is looked for again.",
                    "folder",
                    root);
        }
        if (why instanceof AccessDeniedException denied) {
            return Message.of(
                    "files.folder.denied",
                    "The program may not read {file}. Give its user the right to read it.",
                    "file",
                    String.valueOf(denied.getFile()));
        }
        return Message.of(
                "files.folder.lost",
                "The folder {folder} cannot be read: {reason}. It is tried again.",
                "folder",
                root,
                "reason",
                String.valueOf(why.getMessage()));
    }

    static Message connecting(Path root) {
        return Message.of("files.life.connecting", "Looks into {folder}.", "folder", root);
    }

    static Message live(Path root, int files, int columns) {
        return Message.of(
                "files.life.live",
                "Follows {files} files in {folder}; {columns} of their columns are not connected.",
                "files",
                files,
                "folder",
                root,
                "columns",
                columns);
    }

    static Message notUnderstood(String file, String reason, int more) {
        return Message.of(
                "files.file.unclear",
                "The file {file} is not read, and {more} more: {reason}",
                "file",
                file,
                "more",
                more,
                "reason",
                reason);
    }

    static Message rejected(long rows, String file, long line, String reason) {
        return Message.of(
                "files.rows.rejected",
                "{rows} rows could not be read, such as line {line} of {file} ({reason}). They are counted as lost and kept beside the"
                        + " connection's own files; correct the export.",
                "rows",
                rows,
                "line",
                line,
                "file",
                file,
                "reason",
                reason);
    }

    static Message absent(String address, int more) {
        return Message.of(
                "files.column.absent",
                "No file has the column {address} now, nor {more} more. Maybe it was renamed: see what there is with millwright connect"
                        + " browse.",
                "address",
                address,
                "more",
                more);
    }

    static Message tooMany(Path root) {
        return Message.of(
                "files.folder.large",
                "The folder {folder} holds more than {most} files. Name a folder further down, or a narrower pattern.",
                "folder",
                root,
                "most",
                FolderScan.MOST);
    }

    static Message refused() {
        return Message.of(
                "files.rows.refused",
                "Rows were not taken, maybe because the disk is full. They stay in their files and are read again.");
    }

    static Message book(String reason) {
        return Message.of(
                "files.book.damaged",
                "What was noted of the files read so far cannot be used: {reason}. Nothing is read, so that nothing is read twice; move the"
                        + " connection's folder away to begin anew.",
                "reason",
                reason);
    }

    static Message broken(RuntimeException ours) {
        return Message.of(
                "files.life.broken",
                "The reading broke on a fault of this program ({reason}). It is tried again; please report the log.",
                "reason",
                String.valueOf(ours));
    }

    static Message rested() {
        return Message.of("files.life.rested", "The delivery was ended.");
    }

    static Message stopped() {
        return Message.of("files.life.stopped", "Was ended.");
    }
}
