package org.millwright.recording.cell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words that stand for no value, for an error, or for yes and no, in the languages of the plants we know. */
public final class Marks {
    private static final int LONGEST = 16;
    private static final char[][] MISSING = chars(List.of(
            "na",
            "n/a",
            "#n/a",
            "#na",
            "<na>",
            "nan",
            "-nan",
            "+nan",
            "1.#qnan",
            "-1.#ind",
            "null",
            "(null)",
            "none",
            "nil",
            "-",
            "--",
            "---",
            "----",
            "\u2013",
            "\u2014",
            "?",
            "??",
            "???",
            "*",
            "**",
            "***",
            ".",
            "..",
            "\u2026",
            "missing",
            "n.a.",
            "n.v.",
            "k.a.",
            "k. a.",
            "nd",
            "n.d.",
            "n/d",
            "\\n",
            "empty",
            "blank",
            "void",
            "leer",
            "fehlt",
            "vazio",
            "ausente",
            "\u7a7a",
            "\u65e0",
            "\u7f3a\u5931",
            "\u7a7a\u503c",
            "\u65e0\u6570\u636e",
            "nat",
            "#leer!"));
    private static final Map<String, Boolean> TRUTH = truth();

    private Marks() {}

    /** True for an empty cell and for a mark that says that nothing was recorded. */
    public static boolean missing(char[] text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return true;
        }
        if (length > LONGEST) {
            return false;
        }
        for (char[] mark : MISSING) {
            if (mark.length == length && same(mark, text, from)) {
                return true;
            }
        }
        return false;
    }

    /** True for a mark that says that nothing was recorded. */
    public static boolean missing(String text) {
        return missing(text.toCharArray(), 0, text.length());
    }

    /** What a spreadsheet writes where a formula failed: {@code #VALUE!}, {@code #DIV/0!}; in any language they begin with #. */
    public static boolean error(String text) {
        return text.length() > 2 && text.charAt(0) == '#' && "!?0".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** Yes or no, or null if the word is neither. */
    public static @Nullable Boolean truth(String word) {
        return TRUTH.get(word.toLowerCase(Locale.ROOT));
    }

    private static boolean same(char[] lower, char[] text, int from) {
        for (int i = 0; i < lower.length; i++) {
            if (Character.toLowerCase(text[from + i]) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    private static char[][] chars(List<String> marks) {
        return marks.stream().map(String::toCharArray).toArray(char[][]::new);
    }

    private static Map<String, Boolean> truth() {
        Map<String, Boolean> words = new java.util.HashMap<>();
        for (String word : List.of(
                "true",
                "yes",
                "on",
                "wahr",
                "ja",
                "ein",
                "an",
                "verdadeiro",
                "sim",
                "ligado",
                "vrai",
                "oui",
                "s\u00ed",
                "verdadero",
                "encendido",
                "vero",
                "\u662f",
                "\u771f",
                "\u5f00",
                "\u5f00\u542f",
                "\u6253\u5f00")) {
            words.put(word, true);
        }
        for (String word : List.of(
                "false",
                "no",
                "off",
                "falsch",
                "nein",
                "aus",
                "falso",
                "n\u00e3o",
                "nao",
                "desligado",
                "faux",
                "non",
                "apagado",
                "\u5426",
                "\u5047",
                "\u5173",
                "\u5173\u95ed")) {
            words.put(word, false);
        }
        return Map.copyOf(words);
    }
}
