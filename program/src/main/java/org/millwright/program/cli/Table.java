package org.millwright.program.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.millwright.MillwrightException;

/**
 * Rows for a person or for a program: aligned and fitted to the width of a terminal, or tab-separated, or CSV. The keys of the
 * columns are English in every language; the labels are for people. One thread.
 */
public final class Table {
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(Column... columns) {
        this(List.of(columns));
    }

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * One column.
     *
     * @param key its name for programs, in English: lower case with underscores
     * @param label its heading for people
     * @param right true to align at the right, as numbers are
     * @param tooWide what happens where the terminal has no room
     */
    public record Column(String key, String label, boolean right, TooWide tooWide) {
        /** What happens to a cell that has no room. */
        public enum TooWide {
            /** It keeps its width; the others give way. */
            KEEP,
            /** It is cut, with a mark at its end. */
            CUT,
            /** It goes on in the next line. */
            WRAP
        }

        public static Column text(String key, String label) {
            return new Column(key, label, false, TooWide.CUT);
        }

        public static Column number(String key, String label) {
            return new Column(key, label, true, TooWide.KEEP);
        }

        /** Text that must be readable as a whole, such as a time. */
        public static Column fixed(String key, String label) {
            return new Column(key, label, false, TooWide.KEEP);
        }

        /** Sentences. */
        public static Column wrapped(String key, String label) {
            return new Column(key, label, false, TooWide.WRAP);
        }
    }

    /**
     * What stands in one place.
     *
     * @param shown for people, such as {@code 12.5 %}
     * @param raw for programs, such as {@code 0.125}
     */
    public record Cell(String shown, String raw) {}

    /** Adds a row of texts or {@link Cell}s, one for each column. */
    public Table add(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "A row has %d cells for %d columns.".formatted(cells.length, columns.size()));
        }
        rows.add(Arrays.stream(cells).map(Table::cell).toList());
        return this;
    }

    private static Cell cell(Object value) {
        return value instanceof Cell cell ? cell : new Cell(value.toString(), value.toString());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    List<Column> columns() {
        return columns;
    }

    List<List<Cell>> rows() {
        return rows;
    }

    /**
     * The same rows with these columns only, in this order.
     *
     * @throws MillwrightException if a column has another name
     */
    public Table only(List<String> keys) {
        List<String> known = columns.stream().map(Column::key).toList();
        List<Integer> places = keys.stream().map(key -> place(key, known)).toList();
        Table chosen = new Table(places.stream().map(columns::get).toList());
        rows.forEach(row -> chosen.rows.add(places.stream().map(row::get).toList()));
        return chosen;
    }

    private static int place(String key, List<String> known) {
        int place = known.indexOf(key);
        if (place < 0) {
            throw MillwrightException.badRequest(
                    "cli.field.unknown",
                    "There is no field ({field}). The fields are: {known}.",
                    "field",
                    key,
                    "known",
                    String.join(", ", known));
        }
        return place;
    }

    /** One heading and one line for each row, with tabs between the raw cells. */
    public String tabSeparated() {
        return lines("\t", Table::withoutTabs);
    }

    /** RFC 4180 with line feeds; a cell that a spreadsheet would run as a formula is kept from it by an apostrophe. */
    public String csv() {
        return lines(",", Table::quoted);
    }

    /** The first column alone, for other commands to take. */
    public String ids() {
        return rows.stream()
                .map(row -> withoutTabs(row.getFirst().raw()) + "\n")
                .collect(Collectors.joining());
    }

    private String lines(String between, UnaryOperator<String> form) {
        StringBuilder text = new StringBuilder();
        text.append(columns.stream().map(Column::key).map(form).collect(Collectors.joining(between)))
                .append('\n');
        for (List<Cell> row : rows) {
            text.append(row.stream().map(Cell::raw).map(form).collect(Collectors.joining(between)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String withoutTabs(String cell) {
        return TextWidth.harmless(cell);
    }

    private static String quoted(String cell) {
        String safe = cell.matches("(?s)[=+\\-@\\t\\r].*") && !cell.matches("[+-]?[\\d.,]+([eE][+-]?\\d+)?")
                ? "'" + cell
                : cell;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
