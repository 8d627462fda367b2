package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.Tag;
import org.millwright.recording.cell.Row;

/**
 * The names and units of the columns, from the rows of a header.
 *
 * <p>A unit is taken only where somebody wrote it as one: in brackets behind a name, or in a row that holds units and nothing
 * else. Without a header the columns are called {@code column 1}, {@code column 2} …
 */
final class Header {
    private static final Pattern BRACKETS =
            Pattern.compile("\\s*[\\[(\\{（【［]([^\\[\\](){}（）【】［］]*(?:\\(A\\))?)[\\])\\}）】］]");
    private static final Set<String> TYPES = Set.of(
            "real",
            "lreal",
            "int",
            "dint",
            "uint",
            "udint",
            "word",
            "dword",
            "bool",
            "byte",
            "string",
            "float",
            "float32",
            "float64",
            "double",
            "int16",
            "int32",
            "int64",
            "integer",
            "boolean",
            "datetime",
            "datetime64",
            "timestamp",
            "number",
            "numeric",
            "text",
            "varchar",
            "object",
            "time",
            "date");

    private final List<String> texts;
    private final List<String> names;
    private final List<String> units;
    private final List<Message> understanding = new ArrayList<>();

    /**
     * @throws MillwrightException if there are more names than columns and no single way to put them right
     */
    Header(String file, Head head) {
        int width = head.width();
        List<List<String>> rows = new ArrayList<>();
        for (Row row : head.header()) {
            boolean last = row == head.header().getLast();
            rows.add(fitted(file, row, width, last && !head.padded() ? head.filledWidth() : 0));
        }
        List<String> unitRow = takeUnits(rows);
        rows.removeIf(
                row -> rows.size() > 1 && share(row, text -> TYPES.contains(text.toLowerCase(Locale.ROOT))) > 0.9);
        texts = new ArrayList<>(names(rows, width));
        names = new ArrayList<>();
        units = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            split(column, unitRow.isEmpty() ? "" : unitRow.get(column));
        }
        keepApart();
        describe(head, unitRow);
    }

    /** The name of a column without its unit, different from all others. */
    String name(int column) {
        return names.get(column);
    }

    /** The unit of a column, or {@link Tag#UNKNOWN_UNIT}. */
    String unit(int column) {
        return units.get(column);
    }

    /** The header of a column as it is written, without the row of units; empty if it has none. */
    String text(int column) {
        return texts.get(column);
    }

    /** True if the table has a header and this column has no text in it. */
    boolean nameless(int column) {
        return texts.get(column).isEmpty() && texts.stream().anyMatch(text -> !text.isEmpty());
    }

    int width() {
        return names.size();
    }

    /** What a person should know about how the header was read. */
    List<Message> understanding() {
        return understanding;
    }

    /** True if the person means this column by this word: its name, its name with the unit, or its number. */
    boolean called(int column, String word) {
        String wanted = word.strip();
        return wanted.equals(names.get(column))
                || wanted.equals(texts.get(column))
                || wanted.equals("column " + (column + 1));
    }

    /** The cells of a header row, one a column. */
    private static List<String> fitted(String file, Row row, int width, int least) {
        List<String> cells = new ArrayList<>();
        for (int cell = 0; cell < row.size(); cell++) {
            String text = row.string(cell);
            cells.add(cell == 0 && text.startsWith("#") ? text.substring(1).strip() : text);
        }
        while (cells.size() > width && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        if (cells.size() > width) {
            cells = joinBrackets(cells);
        }
        if (cells.size() > width || cells.size() < least) {
            throw MillwrightException.badRequest(
                    "recording.header.width",
                    """
                    The header of {file} in row {row} names {names} columns, but the rows below have {cells} cells.
                    Maybe a name contains the separator, or numbers have a decimal comma and cells are parted by commas too: put such cells in quotes, or write the file with another separator.""",
                    "file",
                    file,
                    "row",
                    row.line(),
                    "names",
                    cells.size(),
                    "cells",
                    width,
                    "column",
                    Math.min(cells.size(), width) + 1);
        }
        while (cells.size() < width) {
            cells.add("");
        }
        return cells;
    }

    /** Joins cells that one pair of brackets spans: the separator was part of the name. */
    private static List<String> joinBrackets(List<String> cells) {
        List<String> joined = new ArrayList<>();
        int open = 0;
        for (String cell : cells) {
            if (open > 0) {
                joined.set(joined.size() - 1, joined.getLast() + "," + cell);
            } else {
                joined.add(cell);
            }
            for (int i = 0; i < cell.length(); i++) {
                open += "([{（".indexOf(cell.charAt(i)) >= 0 ? 1 : ")]}）".indexOf(cell.charAt(i)) >= 0 ? -1 : 0;
            }
        }
        return joined;
    }

    /** Removes and returns the row that holds only units; empty if there is none. */
    private static List<String> takeUnits(List<List<String>> rows) {
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (share(row, text -> Units.unit(bare(text)) || TimeWords.format(text)) >= 0.6) {
                return rows.remove(i);
            }
        }
        return List.of();
    }

    private static String bare(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        return brackets.matches() ? brackets.group(1).strip() : text;
    }

    private static double share(List<String> row, java.util.function.Predicate<String> what) {
        long filled = row.stream().filter(text -> !text.isEmpty()).count();
        long found =
                row.stream().filter(text -> !text.isEmpty() && what.test(text)).count();
        return filled == 0 ? 0 : (double) found / filled;
    }

    /** One row: its texts. Several: the lowest complete one, with the group above it where names repeat. */
    private List<String> names(List<List<String>> rows, int width) {
        if (rows.isEmpty()) {
            return java.util.Collections.nCopies(width, "");
        }
        if (rows.size() == 1) {
            return rows.getFirst();
        }
        List<String> best = rows.getFirst();
        for (List<String> row : rows) {
            boolean lowerAndNoWorse = different(row) == different(best) && different(best) < width;
            if (different(row) > different(best) || lowerAndNoWorse) {
                best = row;
            }
        }
        if (different(best) == width || rows.indexOf(best) == 0) {
            return best;
        }
        return grouped(rows.get(rows.indexOf(best) - 1), best);
    }

    private static long different(List<String> row) {
        return row.stream().filter(text -> !text.isEmpty()).distinct().count();
    }

    private static List<String> grouped(List<String> groups, List<String> row) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        row.forEach(name -> counts.merge(name, 1, Integer::sum));
        String group = "";
        for (int column = 0; column < row.size(); column++) {
            group = groups.get(column).isEmpty() ? group : groups.get(column);
            String name = row.get(column);
            boolean twice = counts.getOrDefault(name, 0) > 1;
            names.add(name.isEmpty() ? groups.get(column) : twice && !group.isEmpty() ? group + " " + name : name);
        }
        return names;
    }

    private void split(int column, String rowUnit) {
        String text = texts.get(column);
        String name = text;
        String unit = said(bare(rowUnit)) ? bare(rowUnit) : Tag.UNKNOWN_UNIT;
        Matcher brackets = BRACKETS.matcher(text);
        while (brackets.find()) {
            String inside = brackets.group(1).strip();
            String rest = (text.substring(0, brackets.start()) + text.substring(brackets.end())).strip();
            if (Units.unit(inside) && !rest.isEmpty()) {
                unit = said(inside) && unit.equals(Tag.UNKNOWN_UNIT) ? inside : unit;
                name = rest;
                break;
            }
        }
        names.add(name.isBlank() ? "column " + (column + 1) : name);
        units.add(unit);
    }

    /** A dash stands where there is no unit. */
    private static boolean said(String unit) {
        return Units.unit(unit) && !unit.equals("-");
    }

    /** Gives columns of one name their whole header, and where that is the same too, a number. */
    private void keepApart() {
        Map<String, Integer> counts = new HashMap<>();
        names.forEach(name -> counts.merge(name, 1, Integer::sum));
        Set<String> taken = new HashSet<>();
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column);
            if (counts.getOrDefault(name, 0) > 1
                    && !texts.get(column).isBlank()
                    && !texts.get(column).equals(name)) {
                name = texts.get(column);
            }
            String free = name;
            for (int copy = 2; !taken.add(free); copy++) {
                free = name + " (" + copy + ")";
            }
            if (!free.equals(name)) {
                understanding.add(Message.of(
                        "recording.header.twice",
                        "The column name {name} occurs more than once; column {column} is called {called}.",
                        "name",
                        name,
                        "column",
                        column + 1,
                        "called",
                        free));
            }
            names.set(column, free);
        }
    }

    private void describe(Head head, List<String> unitRow) {
        if (head.header().isEmpty()) {
            understanding.add(
                    Message.of("recording.header.none", "The file has no header; columns are called by their number."));
        } else {
            understanding.add(Message.of(
                    "recording.header.rows",
                    "Header: {rows} row(s) ending at row {row}, after {preamble} other row(s).",
                    "rows",
                    head.header().size(),
                    "row",
                    head.header().getLast().line(),
                    "preamble",
                    head.preamble()));
        }
        if (!unitRow.isEmpty()) {
            understanding.add(Message.of("recording.header.units", "The units stand in a header row of their own."));
        }
    }
}
