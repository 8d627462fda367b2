package org.millwright.adapters.excel;

import java.nio.file.Path;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Why a workbook cannot be read, and the cure. */
final class Refusals {
    private Refusals() {}

    static MillwrightException old(Path path) {
        return MillwrightException.badRequest(
                "sheet.file.old",
                "The file {file} is a workbook of the old format (.xls) or locked by a password, from its first row on. Open it in Excel and save it as .xlsx without a password.",
                "file",
                path.getFileName());
    }

    static MillwrightException otherFormat(Path path, String ending) {
        return MillwrightException.badRequest(
                "sheet.file.other",
                "The file {file} is a workbook of the format {ending}, which cannot be read. Open it in Excel or LibreOffice and save it as .xlsx.",
                "file",
                path.getFileName(),
                "ending",
                ending);
    }

    static MillwrightException archive(Path path) {
        return MillwrightException.badRequest(
                "sheet.file.archive",
                "The file {file} is an archive and no workbook. Unpack it, and name the files or the folder in it.",
                "file",
                path.getFileName());
    }

    /** A workbook that is cut off or damaged. */
    static MillwrightException broken(Path path, long row, Exception cause) {
        return new MillwrightException(
                new Problem.BadRequest(Message.of(
                        "sheet.file.broken",
                        "The workbook {file} is cut off or damaged near row {row}, or is no workbook. Open it in Excel and save it again, or copy it again.",
                        "file",
                        path.getFileName(),
                        "row",
                        row)),
                cause);
    }

    static MillwrightException tooLarge(Path path, long row, OutOfMemoryError cause) {
        return new MillwrightException(
                new Problem.Exhausted(Message.of(
                        "sheet.file.memory",
                        "The workbook {file} needs more memory than there is, near row {row}. Maybe it holds very many texts or a cell far to the right: save the sheet as CSV and name that file.",
                        "file",
                        path.getFileName(),
                        "row",
                        row)),
                cause);
    }
}
