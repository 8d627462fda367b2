package org.millwright.language.gguf.token;

import java.util.Optional;

/**
 * Where a text is cut before its bytes are merged. Both forms are the pattern {@code
 * (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,n}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+}, which differs in
 * how many digits stay together. Written by hand: a pattern of the JDK would need a stack as deep as a long text.
 */
enum Words {
    /** Up to three digits in a group. */
    LLAMA_BPE(3),
    /** Each digit by itself. */
    QWEN2(1);

    private final int digits;

    Words(int digits) {
        this.digits = digits;
    }

    /** The form that a file names; empty for any other. */
    static Optional<Words> named(String name) {
        return switch (name) {
            case "llama-bpe", "llama3", "llama-v3" -> Optional.of(LLAMA_BPE);
            case "qwen2" -> Optional.of(QWEN2);
            default -> Optional.empty();
        };
    }

    /** The end of the word that begins at a place; always behind it. */
    int end(Characters text, int at) {
        int end = contraction(text, at);
        if (end > at) {
            return end;
        }
        int point = text.at(at);
        boolean line = point == '\r' || point == '\n';
        if (!line && !text.digit(at) && (text.letter(at) || text.letter(at + 1))) {
            return letters(text, at + 1);
        }
        if (text.digit(at)) {
            return digits(text, at);
        }
        int symbols = symbols(text, at, point == ' ' ? at + 1 : at);
        return symbols > at ? symbols : spaces(text, at);
    }

    private static int contraction(Characters text, int at) {
        if (text.at(at) != '\'') {
            return at;
        }
        int next = Character.toLowerCase(text.at(at + 1));
        if (next == 's' || next == 't' || next == 'm' || next == 'd') {
            return at + 2;
        }
        int after = Character.toLowerCase(text.at(at + 2));
        boolean three = ((next == 'r' || next == 'v') && after == 'e') || (next == 'l' && after == 'l');
        return three ? at + 3 : at;
    }

    private static int letters(Characters text, int from) {
        int end = from;
        while (text.letter(end)) {
            end++;
        }
        return end;
    }

    private int digits(Characters text, int from) {
        int end = from;
        while (end - from < digits && text.digit(end)) {
            end++;
        }
        return end;
    }

    private static int symbols(Characters text, int at, int from) {
        int end = from;
        while (end < text.size() && !text.space(end) && !text.letter(end) && !text.digit(end)) {
            end++;
        }
        if (end == from) {
            return at;
        }
        while (text.at(end) == '\r' || text.at(end) == '\n') {
            end++;
        }
        return end;
    }

    private static int spaces(Characters text, int at) {
        int end = at;
        int line = at;
        while (text.space(end)) {
            int point = text.at(end);
            end++;
            if (point == '\r' || point == '\n') {
                line = end;
            }
        }
        if (line > at) {
            return line;
        }
        if (end - at > 1 && end < text.size()) {
            return end - 1;
        }
        return Math.max(end, at + 1);
    }
}
