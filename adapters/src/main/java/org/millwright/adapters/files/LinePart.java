package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.millwright.recording.cell.Row;
import org.millwright.recording.table.Table;

/**
 * The lines that begin between two bytes of a file, read by themselves. If there is a quotation mark among them, or a line end that
 * is no line feed, they cannot be told from the lines of their neighbours, and the part says so.
 */
final class LinePart implements Table.Part {
    private static final int MORE = 1 << 16;
    private static final int LONGEST_LINE = 1 << 24;

    private final TextTable table;
    private final FileChannel channel;
    private final long from;
    private final long until;

    LinePart(TextTable table, FileChannel channel, long from, long until) {
        this.table = table;
        this.channel = channel;
        this.from = from;
        this.until = until;
    }

    @Override
    public long size() {
        return until - from;
    }

    @Override
    public long read(Table.Taker taker) {
        try {
            byte[] bytes = bytes();
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            if (latin.indexOf('"') >= 0 || loneReturn(latin)) {
                return NOT_ALONE;
            }
            return lines(new String(bytes, table.encoding().charset()).toCharArray(), taker);
        } catch (IOException unreadable) {
            throw TextFile.unreadable(table.path(), unreadable);
        }
    }

    /** The byte at which the first line of this part begins. */
    long offset() {
        try {
            return from + skipped();
        } catch (IOException unreadable) {
            throw TextFile.unreadable(table.path(), unreadable);
        }
    }

    private long lines(char[] text, Table.Taker taker) {
        char separator = table.separator();
        boolean blanks = separator == Separator.BLANKS;
        Row row = new Row();
        long line = 0;
        int at = 0;
        while (at < text.length) {
            row.begin(++line);
            row.over(text);
            at = blanks ? blankCells(row, text, at) : cells(row, text, at, separator);
            if (!taker.take(row)) {
                break;
            }
        }
        return line;
    }

    private static int cells(Row row, char[] text, int from, char separator) {
        int start = from;
        int at = from;
        for (; at < text.length; at++) {
            char c = text[at];
            if (c == separator) {
                row.slice(start, at);
                start = at + 1;
            } else if (c == '\n') {
                break;
            }
        }
        row.slice(start, at);
        return at + 1;
    }

    private static int blankCells(Row row, char[] text, int from) {
        int start = from;
        int at = from;
        for (; at < text.length && text[at] != '\n'; at++) {
            if (text[at] == Separator.BLANKS) {
                filled(row, text, start, at);
                start = at + 1;
            }
        }
        filled(row, text, start, at);
        if (row.size() == 0) {
            row.slice(at, at);
        }
        return at + 1;
    }

    private static void filled(Row row, char[] text, int start, int end) {
        int stop = end > start && text[end - 1] == '\r' ? end - 1 : end;
        if (stop > start) {
            row.slice(start, stop);
        }
    }

    /** The lines that begin in this part, the last one to its end. */
    private byte[] bytes() throws IOException {
        int skip = skipped();
        if (skip < 0) {
            return new byte[0];
        }
        byte[] bytes = read(from + skip, (int) (until - from - skip));
        int end = bytes.length;
        while (until < channel.size() && bytes[end - 1] != '\n') {
            byte[] more = read(from + skip + end, MORE);
            if (more.length == 0 || end > LONGEST_LINE) {
                break;
            }
            int lineEnd = indexOf(more);
            int take = lineEnd < 0 ? more.length : lineEnd + 1;
            bytes = Arrays.copyOf(bytes, end + take);
            System.arraycopy(more, 0, bytes, end, take);
            end += take;
        }
        return bytes;
    }

    /** How many bytes at the beginning belong to a line of the part before; −1 if all of them do. */
    private int skipped() throws IOException {
        if (from == table.encoding().mark()) {
            return 0;
        }
        int done = 0;
        while (from - 1 + done < until) {
            byte[] piece = read(from - 1 + done, MORE);
            int lineEnd = indexOf(piece);
            if (lineEnd >= 0) {
                int skip = done + lineEnd;
                return skip < until - from ? skip : -1;
            }
            if (piece.length == 0) {
                break;
            }
            done += piece.length;
        }
        return -1;
    }

    private byte[] read(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static int indexOf(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static boolean loneReturn(String text) {
        for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
            if (at + 1 < text.length() && text.charAt(at + 1) != '\n') {
                return true;
            }
        }
        return false;
    }
}
