package org.millwright.adapters.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import org.millwright.MillwrightException;
import org.millwright.recording.cell.Row;

/** Collects the cells that the parser finds into one row that is used again. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {
    /** A cell in quotes may hold so many line ends. */
    static final int MOST_LINES_IN_A_CELL = 20;

    private final String file;
    private final boolean blanks;
    private final long linesBefore;
    private final Row row = new Row();

    /** @param blanks true if runs of separators count as one */
    RowHandler(String file, boolean blanks) {
        this(file, blanks, 0);
    }

    /** @param linesBefore how many lines stand before those that are taken apart */
    RowHandler(String file, boolean blanks, long linesBefore) {
        this.file = file;
        this.blanks = blanks;
        this.linesBefore = linesBefore;
    }

    /** The row that was collected last. */
    Row row() {
        return row;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        row.begin(linesBefore + startingLineNumber);
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
        if (quoted) {
            refuseOpenQuote(buf, offset, len);
        }
        if (!blanks || len > 0) {
            row.text(buf, offset, len);
        }
    }

    @Override
    protected void handleEmpty() {
        row.text("");
    }

    @Override
    protected Row buildRecord() {
        return row;
    }

    private void refuseOpenQuote(char[] buf, int offset, int len) {
        int lines = 0;
        for (int i = offset; i < offset + len; i++) {
            lines += buf[i] == '\n' ? 1 : 0;
        }
        if (lines > MOST_LINES_IN_A_CELL) {
            throw MillwrightException.badRequest(
                    "recording.quote.open",
                    "A quotation mark in row {row}, column {column} of {file} is not closed for {lines} lines. Remove it or close it.",
                    "row",
                    row.line(),
                    "column",
                    row.size() + 1,
                    "file",
                    file,
                    "lines",
                    lines);
        }
    }
}
