package org.millwright.program.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a report to a person: one figure a line, parts of a figure indented below it. */
final class FigureTable {
    private static final int NAME_WIDTH = 36;

    private final StringBuilder text = new StringBuilder();

    private FigureTable() {}

    static String of(Map<String, @Nullable Object> report) {
        FigureTable table = new FigureTable();
        report.forEach((name, value) -> table.line("", name, value));
        return table.text.toString();
    }

    private void line(String indent, String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> parts) {
            text.append(indent).append(name).append('\n');
            parts.forEach((part, figure) -> line(indent + "  ", String.valueOf(part), figure));
        } else if (value instanceof List<?> rows && !rows.isEmpty()) {
            text.append(indent).append(name).append('\n');
            rows.forEach(
                    row -> text.append(indent).append("  ").append(row(row)).append('\n'));
        } else {
            String padded = indent + name + " ".repeat(Math.max(1, NAME_WIDTH - indent.length() - name.length()));
            text.append(padded).append(shown(value)).append('\n');
        }
    }

    private static String row(@Nullable Object row) {
        if (row instanceof Map<?, ?> cells) {
            StringBuilder line = new StringBuilder();
            cells.forEach((name, value) -> line.append(line.isEmpty() ? "" : "  ")
                    .append(name)
                    .append(' ')
                    .append(shown(value)));
            return line.toString();
        }
        return shown(row);
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case Double number when Math.abs(number) >= 1e5 -> String.format(Locale.ROOT, "%,.0f", number);
            case Double number -> String.format(Locale.ROOT, "%.3f", number);
            case List<?> list when list.isEmpty() -> "none";
            default -> String.valueOf(value);
        };
    }
}
