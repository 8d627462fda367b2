package org.millwright.testkit.files.write;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Writes lines as text in the look of a draft. */
final class TextWriter {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Look look;
    private final long[] lineOf;
    private final StringBuilder text = new StringBuilder();
    private int[] widths = {};
    private long line = 1;

    /**
     * @param lineOf is filled with the line of each data row, from 1
     */
    TextWriter(Look look, long[] lineOf) {
        this.look = look;
        this.lineOf = lineOf;
    }

    byte[] bytes(List<Line> lines, boolean endsWithLineEnd) {
        widths = look.padding == Look.Padding.ALIGNED ? widths(lines) : widths;
        for (Line each : lines) {
            if (each.row() >= 0) {
                lineOf[each.row()] = line;
            }
            append(each);
        }
        if (!endsWithLineEnd && !lines.isEmpty()) {
            text.setLength(text.length() - look.lineEnd.length());
        }
        return encoded(look.byteOrderMark ? BYTE_ORDER_MARK + text : text.toString(), look.charset);
    }

    private static byte[] encoded(String text, Charset charset) {
        if (!charset.newEncoder().canEncode(text)) {
            throw new IllegalStateException("The text has characters that %s lacks.".formatted(charset));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.getBytes(charset));
        return bytes.toByteArray();
    }

    private void append(Line each) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < each.items().size(); i++) {
            cells.add(padded(i, cell(each.items().get(i).text(), each.role())));
        }
        String written = String.join(look.separator, cells);
        text.append(written).append(look.lineEnd);
        line += 1 + written.chars().filter(c -> c == '\n').count();
    }

    private String cell(String plain, Line.Role role) {
        boolean quoted =
                switch (look.quotes) {
                    case ALWAYS -> role != Line.Role.AROUND;
                    case HEADER -> role == Line.Role.HEADER || (role == Line.Role.DATA && needsQuotes(plain));
                    case NEEDED -> role != Line.Role.AROUND && needsQuotes(plain);
                    case NEVER -> false;
                };
        return quoted ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
    }

    private boolean needsQuotes(String plain) {
        return plain.contains(look.separator) || plain.contains("\"") || plain.contains("\n");
    }

    private String padded(int column, String cell) {
        return switch (look.padding) {
            case NONE -> cell;
            case BESIDE -> column == 0 ? cell : " " + cell;
            case ALIGNED -> " ".repeat(widths[column] - cell.length() + (column == 0 ? 0 : 1)) + cell.replace(' ', '_');
        };
    }

    private static int[] widths(List<Line> lines) {
        int most = lines.stream().mapToInt(each -> each.items().size()).max().orElse(0);
        int[] widths = new int[most];
        for (Line each : lines) {
            for (int i = 0; i < each.items().size(); i++) {
                widths[i] = Math.max(widths[i], each.items().get(i).text().length());
            }
        }
        return widths;
    }
}
