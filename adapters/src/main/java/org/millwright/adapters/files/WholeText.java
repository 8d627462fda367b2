package org.millwright.adapters.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.millwright.MillwrightException;
import org.millwright.recording.cell.Row;
import org.millwright.recording.table.Table;

/** The rows of a text from a byte to its end, in one go. */
final class WholeText implements Table.Part {
    private static final int LONGEST_CELL = 1 << 24;

    private final TextTable table;
    private final long skip;

    WholeText(TextTable table) {
        this(table, table.encoding().mark());
    }

    WholeText(TextTable table, long skip) {
        this.table = table;
        this.skip = skip;
    }

    @Override
    public long size() {
        return table.path().toFile().length();
    }

    @Override
    public long read(Table.Taker taker) {
        RowHandler handler = new RowHandler(table.name(), table.separator() == Separator.BLANKS);
        try (InputStream bytes = TextFile.open(table.path())) {
            bytes.skipNBytes(skip);
            Reader text = new InputStreamReader(bytes, table.encoding().charset());
            try (CsvReader<Row> rows = parser(table).build(handler, text)) {
                for (Row row : rows) {
                    if (!taker.take(row)) {
                        break;
                    }
                }
            }
            return handler.row().line();
        } catch (UncheckedIOException broken) {
            throw broken(handler, broken.getCause() == null ? new IOException(broken) : broken.getCause());
        } catch (CsvParseException broken) {
            throw syntax(handler, broken);
        } catch (IOException broken) {
            throw broken(handler, broken);
        }
    }

    /** Takes texts of a table's kind apart. */
    static CsvReader.CsvReaderBuilder parser(TextTable table) {
        return CsvReader.builder()
                .fieldSeparator(table.separator())
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(!table.padsQuotes())
                .trimWhitespacesAroundQuotes(table.padsQuotes())
                .detectBomHeader(false)
                .maxBufferSize(LONGEST_CELL);
    }

    private MillwrightException syntax(RowHandler handler, CsvParseException broken) {
        if (broken.getCause() instanceof IOException cause) {
            return broken(handler, cause);
        }
        if (broken.getCause() instanceof MillwrightException refusal) {
            return refusal;
        }
        return MillwrightException.badRequest(
                "recording.text.broken",
                "Row {row} of {file} cannot be taken apart: {reason}. Maybe a quotation mark is not closed.",
                "row",
                handler.row().line() + 1,
                "file",
                table.name(),
                "reason",
                String.valueOf(broken.getMessage()));
    }

    private MillwrightException broken(RowHandler handler, IOException cause) {
        return TextFile.gzip(table.path())
                ? TextFile.cut(table.path(), Math.max(0, handler.row().line() - 1), cause)
                : TextFile.unreadable(table.path(), cause);
    }
}
