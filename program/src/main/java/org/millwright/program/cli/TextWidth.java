package org.millwright.program.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Text measured in the cells of a terminal, where a Chinese character takes two and a combining mark none (Unicode Standard Annex
 * 11, East Asian Width, classes W and F).
 */
public final class TextWidth {
    /** What may not stand at the beginning of a line. */
    private static final String CLOSING = ",.;:!?)]}%、。，．；：？！）】》」』”’…";

    private TextWidth() {}

    /** The cells that a text takes. */
    public static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    private static int of(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return wide(character) ? 2 : 1;
    }

    private static boolean wide(int c) {
        return c >= 0x1100
                && (c <= 0x115F
                        || between(c, 0x2E80, 0x303E)
                        || between(c, 0x3041, 0xA4CF)
                        || between(c, 0xA960, 0xA97C)
                        || between(c, 0xAC00, 0xD7A3)
                        || between(c, 0xF900, 0xFAFF)
                        || between(c, 0xFE30, 0xFE6F)
                        || between(c, 0xFF01, 0xFF60)
                        || between(c, 0xFFE0, 0xFFE6)
                        || between(c, 0x1F300, 0x1F64F)
                        || between(c, 0x1F900, 0x1F9FF)
                        || between(c, 0x20000, 0x3FFFD));
    }

    private static boolean between(int character, int first, int last) {
        return character >= first && character <= last;
    }

    /**
     * The text without anything that a terminal would obey: control characters become {@code ?}, tabs and line breaks a space. A
     * tag may have any name.
     */
    public static String harmless(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.chars()
                .forEach(c ->
                        clean.append(!Character.isISOControl(c) ? (char) c : Character.isWhitespace(c) ? ' ' : '?'));
        return clean.toString();
    }

    /** The text in exactly so many cells: filled with blanks on the right, or cut with the mark at its end. */
    public static String fit(String text, int cells, String mark) {
        int width = of(text);
        return width <= cells ? text + " ".repeat(cells - width) : cut(text, cells, mark);
    }

    private static String cut(String text, int cells, String mark) {
        int room = cells - of(mark);
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int width = of(text.codePointAt(i));
            if (used + width > room) {
                break;
            }
            kept.appendCodePoint(text.codePointAt(i));
            used += width;
        }
        return kept.append(room < 0 ? "" : mark)
                .append(" ".repeat(Math.max(0, room - used)))
                .toString();
    }

    /**
     * Breaks a text into lines: at blanks, and between Chinese characters but never before a closing mark. A word that is longer
     * than a line is broken inside. Line breaks in the text stay.
     *
     * @param cells the room in a line, at least 2
     */
    public static List<String> wrap(String text, int cells) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.lines().toList()) {
            wrapParagraph(paragraph, cells, lines);
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static void wrapParagraph(String paragraph, int cells, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(paragraph)) {
            if (!line.isEmpty() && of(line.toString()) + of(piece.stripTrailing()) > cells) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            String rest = piece;
            while (of(rest.stripTrailing()) > cells) {
                String head = cut(rest, cells, "").stripTrailing();
                lines.add(head);
                rest = rest.substring(head.length());
            }
            line.append(rest);
        }
        lines.add(line.toString().stripTrailing());
    }

    /** The parts of a line that stay together, each with the blanks behind it. */
    private static List<String> pieces(String paragraph) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < paragraph.length(); i++) {
            if (breaks(paragraph.charAt(i - 1), paragraph.charAt(i))) {
                pieces.add(paragraph.substring(start, i));
                start = i;
            }
        }
        pieces.add(paragraph.substring(start));
        return pieces;
    }

    private static boolean breaks(char before, char after) {
        if (before == ' ') {
            return after != ' ';
        }
        return after != ' '
                && (wide(before) || wide(after))
                && CLOSING.indexOf(after) < 0
                && "（「『《【“‘(".indexOf(before) < 0;
    }
}
