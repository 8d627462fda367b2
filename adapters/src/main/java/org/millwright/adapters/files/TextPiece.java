package org.millwright.adapters.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.millwright.MillwrightException;
import org.millwright.recording.cell.Row;
import org.millwright.recording.table.Table;

/**
 * Some whole lines out of the middle of a text file.
 *
 * @param from where they begin in the file, in bytes
 * @param bytes the lines with their ends
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never changed after
record TextPiece(long from, byte[] bytes) {
    /** The most bytes of a piece, unless one row is longer. */
    static final int MOST = 1 << 20;

    private static final int LONGEST = 1 << 24;

    /**
     * The lines from a place on that are whole: each ends with a line end that stands in no quotes.
     *
     * @param all true to take what stands behind the last line end too
     */
    static TextPiece read(Path file, long from, boolean all) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int room = MOST; ; room *= 4) {
                byte[] bytes = window(channel, from, room);
                boolean whole = from + bytes.length >= channel.size();
                int end = all && whole ? bytes.length : wholeLines(bytes);
                if (end > 0 || whole || room >= LONGEST) {
                    // A row longer than any row may be is taken as it is, and refused by whoever takes it apart.
                    int length = end == 0 && room >= LONGEST ? bytes.length : end;
                    return new TextPiece(from, length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
                }
            }
        }
    }

    /** Some bytes of a file; fewer where it ends. */
    static byte[] window(FileChannel channel, long from, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(most, channel.size() - from)));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                break;
            }
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** A quotation mark that is not closed for more lines than a cell may have is none: its line is let through, and refused later. */
    private static int wholeLines(byte[] bytes) {
        boolean quoted = false;
        int end = 0;
        int lines = 0;
        int broken = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '"') {
                quoted = !quoted;
                lines = 0;
            } else if (bytes[i] == '\n' && !quoted) {
                end = i + 1;
            } else if (bytes[i] == '\n') {
                broken = lines == 0 ? i : broken;
                if (++lines > RowHandler.MOST_LINES_IN_A_CELL + 1) {
                    i = broken;
                    end = i + 1;
                    quoted = false;
                }
            }
        }
        return end;
    }

    boolean empty() {
        return bytes.length == 0;
    }

    /** The first byte behind it in the file. */
    long end() {
        return from + bytes.length;
    }

    /** How many line ends it holds. */
    long lines() {
        long lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** Where a line begins in the file, counted from 1 in this piece. */
    long offset(long line) {
        long at = 1;
        int i = 0;
        while (at < line && i < bytes.length) {
            at += bytes[i++] == '\n' ? 1 : 0;
        }
        return from + i;
    }

    /**
     * Takes the lines apart, row by row; a row that cannot be is told and passed over.
     *
     * @param skip how many bytes at its beginning are no text
     * @param broken is told the line, from 1, and why
     */
    void rows(Sheet sheet, int skip, Table.Taker taker, BiConsumer<Long, String> broken) {
        String text = new String(bytes, skip, bytes.length - skip, sheet.charset());
        boolean blanks = sheet.syntax().separator() == Separator.BLANKS;
        long before = 0;
        int at = 0;
        while (at < text.length()) {
            RowHandler handler = new RowHandler(sheet.syntax().name(), blanks, before);
            try (CsvReader<Row> rows = WholeText.parser(sheet.syntax()).build(handler, text.substring(at))) {
                for (Row row : rows) {
                    if (!taker.take(row)) {
                        return;
                    }
                }
                return;
            } catch (CsvParseException | MillwrightException | UncheckedIOException fault) {
                long line = Math.max(before + 1, handler.row().line());
                broken.accept(line, String.valueOf(fault.getMessage()));
                for (; before < line; before++) {
                    int end = text.indexOf('\n', at);
                    at = end < 0 ? text.length() : end + 1;
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** One of the lines, as it is written. */
    String line(long line, Sheet sheet) {
        int start = (int) (offset(line) - from);
        int end = start;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return new String(bytes, start, end - start, sheet.charset());
    }
}
