package org.millwright.adapters.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;
import org.millwright.recording.RecordingReader;
import org.millwright.recording.table.Tables;

/** Reads the sheet of a workbook that holds the most rows of values. */
public final class ExcelReader implements RecordingReader {
    private static final int MAGIC = 8;

    @Override
    public boolean recognises(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream file = Files.newInputStream(path)) {
            byte[] first = file.readNBytes(MAGIC);
            return first.length == MAGIC
                    && (ReadableWorkbook.isOOXMLZipHeader(first) || ReadableWorkbook.isOLE2Header(first));
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public Recording open(Path path, ReadOptions options) {
        try (InputStream file = Files.newInputStream(path)) {
            if (ReadableWorkbook.isOLE2Header(file.readNBytes(MAGIC))) {
                throw MillwrightException.badRequest(
                        "sheet.file.old",
                        "The file {file} is a workbook of the old format (.xls) or locked by a password. Open it in Excel and save it as .xlsx without a password.",
                        "file",
                        path.getFileName());
            }
            return Tables.open(ExcelTable.of(path), options);
        } catch (IOException | ExcelReaderException broken) {
            throw broken(path, 1, broken);
        }
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
}
