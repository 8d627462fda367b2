package org.millwright.adapters.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.recording.cell.Marks;
import org.millwright.recording.cell.NumberForm;
import org.millwright.recording.cell.Stamp;

/** Finds the character that parts the cells: the one that cuts every line into the same number of cells that hold values. */
final class Separator {
    /** Runs of blanks part the cells. */
    static final char BLANKS = ' ';

    private static final char[] CANDIDATES = {';', '\t', '|', ',', BLANKS};
    private static final double CLEAR = 0.02;
    private static final int MOST_LINES = 600;
    private static final int MOST_JOINED = 20;

    private final List<String> lines;
    private final Stamp stamp = new Stamp();

    private Separator(List<String> lines) {
        this.lines = lines;
    }

    /** The separator of a text whose first characters are given; a semicolon if every line is one cell. */
    static char of(String sample) {
        if (sample.startsWith("sep=") && sample.length() > 4 && sample.charAt(4) > ' ') {
            return sample.charAt(4);
        }
        List<String> lines = rows(sample.lines().limit(MOST_LINES).toList()).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return new Separator(lines).best();
    }

    /** Joins lines that a quoted cell spans. */
    private static List<String> rows(List<String> lines) {
        List<String> rows = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            StringBuilder row = new StringBuilder(lines.get(at));
            int next = at + 1;
            while (open(row) && next < lines.size() && next - at < MOST_JOINED) {
                row.append(' ').append(lines.get(next++));
            }
            boolean closed = !open(row);
            rows.add(closed ? row.toString() : lines.get(at));
            at = closed ? next : at + 1;
        }
        return rows;
    }

    private static boolean open(CharSequence row) {
        return row.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    /** How a separator is called in a sentence. */
    static String name(char separator) {
        return switch (separator) {
            case '\t' -> "tab";
            case BLANKS -> "blanks";
            default -> String.valueOf(separator);
        };
    }

    private char best() {
        char best = ';';
        double bestScore = 0.3;
        for (char candidate : CANDIDATES) {
            double score = score(candidate);
            if (score > bestScore + CLEAR) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** The share of lines with the usual number of cells, times the share of their cells that hold values; 0 for one cell a line. */
    private double score(char separator) {
        Map<Integer, Integer> widths = new HashMap<>();
        List<List<String>> body = new ArrayList<>();
        for (String line : lines.subList(lines.size() / 3, lines.size())) {
            List<String> cells = cells(line, separator);
            body.add(cells);
            widths.merge(cells.size(), 1, Integer::sum);
        }
        int usual = widths.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
        if (usual < 2 || (separator == ',' && onlyDecimals(usual))) {
            return 0;
        }
        double share = (double) widths.getOrDefault(usual, 0) / body.size();
        return share * values(body, usual);
    }

    private double values(List<List<String>> body, int usual) {
        long cells = 0;
        long values = 0;
        for (List<String> row : body) {
            if (row.size() == usual) {
                cells += usual;
                values += row.stream().filter(this::value).count();
            }
        }
        return 0.2 + 0.8 * values / cells;
    }

    /** True if the comma occurs in numbers alone and in no line of names: then it is a decimal sign in a single column. */
    private boolean onlyDecimals(int usual) {
        boolean names = false;
        for (String line : lines) {
            List<String> cells = cells(line, ',');
            boolean numbers = cells.stream().allMatch(this::value);
            names |= !numbers && cells.size() == usual;
        }
        return usual == 2
                && !names
                && !value(lines.getFirst().strip())
                && cells(lines.getFirst(), ',').size() == 1;
    }

    private boolean value(String cell) {
        char[] text = cell.toCharArray();
        return NumberForm.of(text, 0, text.length) != NumberForm.NONE
                || Marks.missing(text, 0, text.length)
                || Marks.truth(cell) != null
                || stamp.parse(text, 0, text.length);
    }

    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            boolean end = i == line.length();
            if (!end && line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (end || (!quoted && line.charAt(i) == separator)) {
                String cell = bare(line.substring(start, i));
                if (separator != BLANKS || !cell.isEmpty()) {
                    cells.add(cell);
                }
                start = i + 1;
            }
        }
        return cells;
    }

    private static String bare(String cell) {
        String bare = cell.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1).strip()
                : bare;
    }
}
