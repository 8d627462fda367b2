package org.millwright.adapters.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;
import org.millwright.recording.RecordingReader;
import org.millwright.recording.table.Tables;

/**
 * Reads the sheet of a workbook that holds the most rows of values; of equals the first. Cells in a format of dates are times on a
 * clock of unknown place, other numbers are the doubles that the file holds, and formulas count with the values last computed.
 *
 * <p>Files that look like workbooks and are none (an archive, a workbook of an old or other format) are recognised too, so that the
 * refusal can say what to do.
 */
public final class ExcelReader implements RecordingReader {
    private static final int MAGIC = 8;

    @Override
    public boolean recognises(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try {
            byte[] first = beginning(path);
            return first.length == MAGIC
                    && (ReadableWorkbook.isOOXMLZipHeader(first) || ReadableWorkbook.isOLE2Header(first));
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public Recording open(Path path, ReadOptions options) {
        try {
            if (ReadableWorkbook.isOLE2Header(beginning(path))) {
                throw Refusals.old(path);
            }
            Archive.of(path).requireWorkbook();
        } catch (IOException broken) {
            throw Refusals.broken(path, 1, broken);
        }
        return Tables.open(ExcelTable.of(path), options);
    }

    private static byte[] beginning(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return file.readNBytes(MAGIC);
        }
    }
}
