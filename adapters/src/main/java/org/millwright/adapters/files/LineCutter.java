package org.millwright.adapters.files;

import org.millwright.recording.cell.Row;
import org.millwright.recording.table.Table;

/** Cuts whole lines without quotation marks into cells, which stay slices of one array. For one thread. */
final class LineCutter {
    private static final int PREFIX = 64;

    private final String text;
    private final char separator;
    private final Row row = new Row();
    private char[] chars = new char[0];

    /** Takes the bytes from {@code first} to {@code end}, which begin and end with a line. */
    LineCutter(byte[] bytes, int first, int end, TextTable table) {
        text = new String(bytes, first, end - first, table.encoding().charset());
        separator = table.separator();
    }

    /** Hands over whole rows; see {@link Table.Part#read(Table.Taker)}. */
    long all(Table.Taker taker) {
        chars = text.toCharArray();
        long line = 0;
        int at = 0;
        while (at < chars.length) {
            row.begin(++line);
            row.over(chars);
            at = separator == Separator.BLANKS ? blanks(at) : cells(at);
            if (at < 0) {
                return Table.Part.NOT_ALONE;
            }
            if (!taker.take(row)) {
                break;
            }
        }
        return line;
    }

    /** Hands over the first cells of each row; see {@link Table.Part#read(int, Table.Taker)}. */
    long some(int cells, Table.Taker taker) {
        if (separator == Separator.BLANKS || text.indexOf('"') >= 0 || loneReturn()) {
            return all(taker);
        }
        chars = new char[PREFIX];
        long line = 0;
        int at = 0;
        while (at < text.length()) {
            int found = text.indexOf('\n', at);
            int lineEnd = found < 0 ? text.length() : found;
            row.begin(++line);
            firstCells(at, lineEnd, cells);
            at = lineEnd + 1;
            if (!taker.take(row)) {
                break;
            }
        }
        return line;
    }

    /** Copies more and more of a line until the cells that are wanted are among it. */
    private void firstCells(int from, int lineEnd, int cells) {
        int length = Math.min(lineEnd - from, chars.length);
        text.getChars(from, from + length, chars, 0);
        row.over(chars);
        int start = 0;
        for (int at = 0; at < length; at++) {
            if (chars[at] == separator) {
                row.slice(start, at);
                start = at + 1;
                if (row.size() == cells) {
                    return;
                }
            }
        }
        if (from + length < lineEnd) {
            chars = new char[chars.length * 4];
            row.begin(row.line());
            firstCells(from, lineEnd, cells);
        } else {
            row.slice(start, length);
        }
    }

    private int cells(int from) {
        char parts = separator;
        char[] line = chars;
        int start = from;
        int at = from;
        for (; at < line.length; at++) {
            char c = line[at];
            if (c != parts && c > '"') {
                continue;
            }
            if (c == parts) {
                row.slice(start, at);
                start = at + 1;
            } else if (c == '\n') {
                break;
            } else if (c == '"' || (c == '\r' && !lineFeedAt(at + 1))) {
                return -1;
            }
        }
        row.slice(start, at);
        return at + 1;
    }

    private int blanks(int from) {
        int start = from;
        int at = from;
        for (; at < chars.length && chars[at] != '\n'; at++) {
            if (chars[at] == Separator.BLANKS) {
                filled(start, at);
                start = at + 1;
            } else if (chars[at] == '"' || (chars[at] == '\r' && !lineFeedAt(at + 1))) {
                return -1;
            }
        }
        filled(start, at);
        if (row.size() == 0) {
            row.slice(at, at);
        }
        return at + 1;
    }

    private void filled(int start, int stop) {
        int bare = stop > start && chars[stop - 1] == '\r' ? stop - 1 : stop;
        if (bare > start) {
            row.slice(start, bare);
        }
    }

    private boolean lineFeedAt(int at) {
        return at >= chars.length || chars[at] == '\n';
    }

    private boolean loneReturn() {
        for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
            if (at + 1 < text.length() && text.charAt(at + 1) != '\n') {
                return true;
            }
        }
        return false;
    }
}
