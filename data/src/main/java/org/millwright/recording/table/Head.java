package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.recording.cell.Row;
import org.millwright.recording.cell.Stamp;

/**
 * The first rows of a table, sorted into preamble, header and data.
 *
 * <p>The look of the later rows says what each column holds; the first row that looks the same is the first row of data, and the
 * rows of words right above it are the header.
 */
final class Head {
    private static final int ROWS = 400;
    private static final int MOST_HEADERS = 6;
    private static final int MOST_PREAMBLE_VALUES = 3;

    private final List<Row> rows;
    private final boolean padded;
    private final int width;
    private final Look[] columns;
    private final int firstData;
    private final int endHeader;
    private final int firstHeader;

    private Head(List<Row> rows, boolean padded) {
        this.rows = rows;
        this.padded = padded;
        width = usualWidth();
        columns = looks();
        firstData = findData();
        endHeader = endHeader();
        firstHeader = findHeader();
    }

    /** Reads the first rows; blank ones do not count. */
    static Head of(Table table) {
        List<Row> rows = new ArrayList<>();
        table.from(0).read(row -> {
            if (!row.blank() && !(row.line() == 1 && row.string(0).startsWith("sep="))) {
                rows.add(row.copy());
            }
            return rows.size() < ROWS;
        });
        return new Head(rows, table.padded());
    }

    /** True if there is no row with any content. */
    boolean empty() {
        return rows.isEmpty();
    }

    /** True if no row looks like data. */
    boolean noData() {
        return firstData == rows.size();
    }

    /** The number of cells of a row of data. */
    int width() {
        return width;
    }

    /** The number of cells up to the last column that holds anything. */
    int filledWidth() {
        int filled = width;
        while (filled > 0 && columns[filled - 1] == Look.EMPTY) {
            filled--;
        }
        return filled;
    }

    boolean padded() {
        return padded;
    }

    /** The line of the first row of data; rows above are preamble and header. */
    long firstDataLine() {
        return rows.get(endHeader).line();
    }

    /** The rows of the header, from the top; none if the table has no header. */
    List<Row> header() {
        return rows.subList(firstHeader, endHeader);
    }

    /** How many rows with content stand above the header. */
    int preamble() {
        return firstHeader;
    }

    /** What the column holds in most of the first rows. */
    Look look(int column) {
        return columns[column];
    }

    /** The rows, for a closer look. */
    List<Row> rows() {
        return rows;
    }

    private int usualWidth() {
        Map<Integer, Integer> counts = new HashMap<>();
        int best = 0;
        for (int i = rows.size() / 3; i < rows.size(); i++) {
            int size = rows.get(i).size();
            int count = counts.merge(size, 1, Integer::sum);
            if (padded) {
                best = Math.max(best, size);
            } else if (count > counts.getOrDefault(best, 0) || (count == counts.getOrDefault(best, 0) && size > best)) {
                best = size;
            }
        }
        return best;
    }

    private Look[] looks() {
        List<Row> body = rows.stream().filter(this::wide).toList();
        Stamp stamp = new Stamp();
        Look[] looks = new Look[width];
        for (int column = 0; column < width; column++) {
            Map<Look, Integer> counts = new EnumMap<>(Look.class);
            for (int i = (body.size() + 2) / 3; i < body.size() || (i == 0 && !body.isEmpty()); i++) {
                counts.merge(Look.of(body.get(i), column, stamp), 1, Integer::sum);
            }
            looks[column] = most(counts);
        }
        return looks;
    }

    private static Look most(Map<Look, Integer> counts) {
        Look best = Look.EMPTY;
        for (Look look : List.of(Look.STAMP, Look.NUMBER, Look.TRUTH, Look.WORD)) {
            if (counts.getOrDefault(look, 0) > (best == Look.EMPTY ? 0 : counts.getOrDefault(best, 0))) {
                best = look;
            }
        }
        return best;
    }

    private int findData() {
        Stamp stamp = new Stamp();
        for (int i = 0; i < rows.size(); i++) {
            if (wide(rows.get(i)) && fits(rows.get(i), stamp) && !numbersAsNames(i, stamp)) {
                return i;
            }
        }
        return rows.size();
    }

    private boolean wide(Row row) {
        return padded ? row.size() <= width : row.size() == width;
    }

    /** Enough cells look like their column, and no word stands where a time belongs. */
    private boolean fits(Row row, Stamp stamp) {
        int same = 0;
        int words = 0;
        for (int column = 0; column < width; column++) {
            Look look = Look.of(row, column, stamp);
            if (!columns[column].value() || look == Look.EMPTY) {
                continue;
            }
            if (look == Look.WORD && columns[column] == Look.STAMP) {
                return false;
            }
            if (look == Look.WORD) {
                words++;
            } else if (look == columns[column]) {
                same++;
            }
        }
        return same > words
                || (same == words && same > 0 && width > 1 && !columns[0].equals(Look.WORD) && startsRight(row, stamp));
    }

    private boolean startsRight(Row row, Stamp stamp) {
        return Look.of(row, 0, stamp) == columns[0];
    }

    /** A header such as {@code t,101,102,104} or {@code ,0,1,2}: names that count up, behind a word or nothing. */
    private boolean numbersAsNames(int index, Stamp stamp) {
        Row row = rows.get(index);
        boolean behindWord = Look.of(row, 0, stamp) == Look.WORD || row.empty(0);
        if (width < 3 || index + 1 >= rows.size() || !behindWord || !columns[0].value()) {
            return false;
        }
        return countsUp(row, 1) && Look.of(rows.get(index + 1), 0, stamp).value();
    }

    /** True if the cells from one on are whole numbers without a sign, each larger than the one before. */
    private boolean countsUp(Row row, int from) {
        long last = -1;
        for (int column = from; column < filledWidth(); column++) {
            String name = row.string(column);
            if (name.isEmpty()
                    || name.length() > 9
                    || !name.chars().allMatch(c -> c >= '0' && c <= '9')
                    || Long.parseLong(name) <= last) {
                return false;
            }
            last = Long.parseLong(name);
        }
        return true;
    }

    /**
     * Rows of data with too few or too many cells may stand between the header and the first whole row. Without a header, a few
     * such rows belong to the preamble; more of them are data all the same and have to be counted.
     */
    private int endHeader() {
        Stamp stamp = new Stamp();
        int end = firstData;
        while (end > 0 && !headerLike(rows.get(end - 1), stamp) && mostlyValues(rows.get(end - 1), stamp)) {
            end--;
        }
        boolean header = end > 0 && headerLike(rows.get(end - 1), stamp);
        return header || firstData - end > MOST_PREAMBLE_VALUES ? end : firstData;
    }

    private static boolean mostlyValues(Row row, Stamp stamp) {
        int values = 0;
        int words = 0;
        for (int cell = 0; cell < row.size(); cell++) {
            Look look = Look.of(row, cell, stamp);
            values += look.value() ? 1 : 0;
            words += look == Look.WORD ? 1 : 0;
        }
        return values > words;
    }

    private int findHeader() {
        Stamp stamp = new Stamp();
        int top = endHeader;
        while (top > 0 && endHeader - top < MOST_HEADERS && headerLike(rows.get(top - 1), stamp)) {
            boolean gap =
                    top < endHeader && rows.get(top).line() - rows.get(top - 1).line() > 1;
            if (gap) {
                break;
            }
            top--;
        }
        return top;
    }

    /** Nearly as many names as columns, and mostly words. */
    private boolean headerLike(Row row, Stamp stamp) {
        int words = 0;
        int values = 0;
        for (int cell = 0; cell < row.size(); cell++) {
            Look look = Look.of(row, cell, stamp);
            if (look == Look.WORD || (look == Look.EMPTY && !row.empty(cell))) {
                words++;
            } else if (look == Look.NUMBER || look == Look.STAMP) {
                values++;
            }
        }
        boolean counted = values > 0 && words < width && row.size() <= width && countsUp(row, words);
        boolean enough = width == 1 ? row.size() == 1 : row.size() > 1 && 2 * row.size() > width;
        boolean named = values == 0 || (words > values && 2 * (words + values) >= width);
        return enough && (named || counted) && words + values > 0 && (width < 4 || words + values >= 2);
    }
}
