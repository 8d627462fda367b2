package org.millwright.recording.cell;

import java.util.Arrays;

/**
 * One row of cells, used again for each row so that no object is made per cell.
 *
 * <p>A reader of files fills it: {@link #begin}, then one call per cell. A text cell is a slice of {@link #chars()}, without the
 * blanks around it; the slice is either copied in ({@link #text}) or lies in an array of the reader ({@link #over}, {@link
 * #slice}). Cells from files that know types are numbers or stamps. For one thread.
 */
public final class Row {
    private static final byte TEXT = 0;
    private static final byte NUMBER = 1;
    private static final byte INSTANT = 2;
    private static final byte LOCAL = 3;
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char WIDE_SPACE = '\u3000';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private char[] own = new char[512];
    private char[] chars = own;
    private int used;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private byte[] kinds = new byte[32];
    private double[] numbers = new double[32];
    private long[] micros = new long[32];
    private long line;
    private int size;

    /** What a cell holds. */
    public enum Content {
        /** Characters, possibly none. */
        TEXT,
        /** A number that the file stored as a number. */
        NUMBER,
        /** Microseconds since 1970-01-01T00:00Z. */
        INSTANT,
        /** Microseconds since 1970-01-01T00:00 on a wall clock of unknown place. */
        LOCAL
    }

    /** Starts a row; {@code line} is its position in the file or part, from 1. */
    public void begin(long line) {
        this.line = line;
        size = 0;
        used = 0;
        chars = own;
    }

    /** Makes the cells of this row slices of an array that stays as it is until the row was taken. */
    public void over(char[] characters) {
        chars = characters;
    }

    /** Adds a text cell that lies in the array given to {@link #over}. */
    public void slice(int first, int end) {
        int start = first;
        int stop = end;
        if (start < stop && (edge(chars[start]) || edge(chars[stop - 1]))) {
            while (start < stop && blank(chars[start])) {
                start++;
            }
            while (stop > start && blank(chars[stop - 1])) {
                stop--;
            }
        }
        if (size == from.length) {
            room();
        }
        from[size] = start;
        to[size] = stop;
        kinds[size++] = TEXT;
    }

    /** Adds a text cell by copying it. */
    public void text(char[] source, int offset, int length) {
        if (used + length > own.length) {
            own = Arrays.copyOf(own, Math.max(own.length * 2, used + length));
        }
        chars = own;
        System.arraycopy(source, offset, own, used, length);
        used += length;
        slice(used - length, used);
    }

    /** Adds a text cell by copying it. */
    public void text(String text) {
        text(text.toCharArray(), 0, text.length());
    }

    /** Adds a cell that the file stored as a number. */
    public void value(double value) {
        text("");
        kinds[size - 1] = NUMBER;
        numbers[size - 1] = value;
    }

    /** Adds a cell that the file stored as a time, with a zone or without one. */
    public void stamp(long micro, boolean zoned) {
        text("");
        kinds[size - 1] = zoned ? INSTANT : LOCAL;
        micros[size - 1] = micro;
    }

    /** The position of the row, from 1. */
    public long line() {
        return line;
    }

    public int size() {
        return size;
    }

    /** The array in which the text cells lie. */
    public char[] chars() {
        return chars;
    }

    /** Where the text of a cell begins in {@link #chars()}. */
    public int from(int cell) {
        return from[cell];
    }

    /** Where the text of a cell ends in {@link #chars()}. */
    public int to(int cell) {
        return to[cell];
    }

    public Content content(int cell) {
        return switch (kinds[cell]) {
            case TEXT -> Content.TEXT;
            case NUMBER -> Content.NUMBER;
            case INSTANT -> Content.INSTANT;
            default -> Content.LOCAL;
        };
    }

    /** True if the cell is characters, possibly none. */
    public boolean isText(int cell) {
        return kinds[cell] == TEXT;
    }

    /** The value of a {@link Content#NUMBER} cell. */
    public double number(int cell) {
        return numbers[cell];
    }

    /** The time of an {@link Content#INSTANT} or {@link Content#LOCAL} cell. */
    public long micros(int cell) {
        return micros[cell];
    }

    /** True for a cell without content, and for a cell beyond the end of the row. */
    public boolean empty(int cell) {
        return cell >= size || (kinds[cell] == TEXT && from[cell] == to[cell]);
    }

    /** True if no cell has content. */
    public boolean blank() {
        for (int cell = 0; cell < size; cell++) {
            if (!empty(cell)) {
                return false;
            }
        }
        return true;
    }

    /** The text of a cell; of a typed cell its value as text; empty beyond the end of the row. */
    public String string(int cell) {
        if (cell >= size) {
            return "";
        }
        return switch (content(cell)) {
            case TEXT -> new String(chars, from[cell], to[cell] - from[cell]);
            case NUMBER -> plain(numbers[cell]);
            case INSTANT, LOCAL -> String.valueOf(micros[cell]);
        };
    }

    /** A copy that stays when this row is used again. */
    public Row copy() {
        Row copy = new Row();
        copy.line = line;
        for (int cell = 0; cell < size; cell++) {
            copy.text(chars, from[cell], to[cell] - from[cell]);
            copy.kinds[cell] = kinds[cell];
            copy.numbers[cell] = numbers[cell];
            copy.micros[cell] = micros[cell];
        }
        return copy;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static boolean blank(char c) {
        return c <= ' ' || c == NO_BREAK_SPACE || c == WIDE_SPACE || c == BYTE_ORDER_MARK;
    }

    /** True for every blank, and for few other characters. */
    private static boolean edge(char c) {
        return c <= ' ' || c >= NO_BREAK_SPACE;
    }

    private void room() {
        int room = size * 2;
        from = Arrays.copyOf(from, room);
        to = Arrays.copyOf(to, room);
        kinds = Arrays.copyOf(kinds, room);
        numbers = Arrays.copyOf(numbers, room);
        micros = Arrays.copyOf(micros, room);
    }
}
