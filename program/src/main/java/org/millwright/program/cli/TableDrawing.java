package org.millwright.program.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.millwright.program.cli.Table.Cell;
import org.millwright.program.cli.Table.Column;
import org.millwright.program.cli.Table.Column.TooWide;

/** Draws a table for a terminal: two blanks between columns, never wider than asked unless the columns that keep their width are. */
final class TableDrawing {
    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private final Table table;
    private final Style style;
    private final String mark;
    private final int[] widths;

    /** @param mark stands at the end of a cell that was cut */
    TableDrawing(Table table, int width, Style style, String mark) {
        this.table = table;
        this.style = style;
        this.mark = mark;
        this.widths = widths(width);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        List<String> labels = table.columns().stream().map(Column::label).toList();
        text.append(style.paint(Style.Tone.STRONG, line(labels))).append('\n');
        for (List<Cell> row : table.rows()) {
            text.append(row(row));
        }
        return text.toString();
    }

    private int[] widths(int width) {
        int[] natural =
                IntStream.range(0, table.columns().size()).map(this::natural).toArray();
        int excess = Arrays.stream(natural).sum() + GAP * (natural.length - 1) - width;
        while (excess > 0) {
            int widest = widestThatGivesWay(natural);
            if (widest < 0) {
                break;
            }
            natural[widest]--;
            excess--;
        }
        return natural;
    }

    private int natural(int column) {
        return table.rows().stream()
                .mapToInt(row -> TextWidth.of(TextWidth.harmless(row.get(column).shown())))
                .reduce(TextWidth.of(table.columns().get(column).label()), Math::max);
    }

    private int widestThatGivesWay(int[] now) {
        int widest = -1;
        for (int i = 0; i < now.length; i++) {
            boolean givesWay = table.columns().get(i).tooWide() != TooWide.KEEP && now[i] > NARROWEST;
            if (givesWay && (widest < 0 || now[i] > now[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private String row(List<Cell> row) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String shown = TextWidth.harmless(row.get(i).shown());
            boolean wraps = table.columns().get(i).tooWide() == TooWide.WRAP;
            cells.add(wraps ? TextWidth.wrap(shown, widths[i]) : List.of(shown));
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < height; line++) {
            int at = line;
            text.append(line(cells.stream()
                            .map(cell -> at < cell.size() ? cell.get(at) : "")
                            .toList()))
                    .append('\n');
        }
        return text.toString();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String fitted = TextWidth.fit(cells.get(i), widths[i], mark);
            line.append(table.columns().get(i).right() ? atTheRight(fitted) : fitted)
                    .append(" ".repeat(GAP));
        }
        return line.toString().stripTrailing();
    }

    private static String atTheRight(String fitted) {
        String text = fitted.stripTrailing();
        return " ".repeat(fitted.length() - text.length()) + text;
    }
}
