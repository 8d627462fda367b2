package org.millwright.testkit.files.truth;

import java.util.Locale;
import java.util.Map;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

/**
 * What may rightly come out of one cell.
 *
 * @param expect which outcomes are right
 * @param value the value, exact to the last bit, where one is right; NaN elsewhere
 * @param word the word of a status; empty elsewhere
 */
public record Cell(Expect expect, double value, String word) {
    /** Nothing was recorded. */
    public static final Cell MISSING = new Cell(Expect.MISSING, Double.NaN, "");
    /** Something without a value: whether it is called missing or bad is the reader's choice. */
    public static final Cell NOT_GOOD = new Cell(Expect.NOT_GOOD, Double.NaN, "");

    private static final Map<String, String> BOOLEANS = Map.ofEntries(
            Map.entry("ja", "true"),
            Map.entry("nein", "false"),
            Map.entry("wahr", "true"),
            Map.entry("falsch", "false"),
            Map.entry("sim", "true"),
            Map.entry("não", "false"),
            Map.entry("verdadeiro", "true"),
            Map.entry("falso", "false"),
            Map.entry("是", "true"),
            Map.entry("否", "false"),
            Map.entry("真", "true"),
            Map.entry("假", "false"),
            Map.entry("yes", "true"),
            Map.entry("no", "false"));

    /** Which outcomes are right. */
    public enum Expect {
        /** This value and no other outcome. */
        VALUE,
        /** This value, or nothing at all: the cell alone does not decide. */
        VALUE_OR_NOT,
        /** This word of a status. */
        WORD,
        MISSING,
        NOT_GOOD
    }

    /** This value. */
    public static Cell of(double value) {
        return new Cell(Expect.VALUE, value, "");
    }

    /** This value, or nothing. */
    public static Cell perhaps(double value) {
        return new Cell(Expect.VALUE_OR_NOT, value, "");
    }

    /** This word of a status. */
    public static Cell word(String word) {
        return new Cell(Expect.WORD, Double.NaN, word);
    }

    /** Nothing; or the text itself, where the column has few enough texts for a status. */
    public static Cell perhapsWord(String word) {
        return new Cell(Expect.VALUE_OR_NOT, Double.NaN, word);
    }

    /** The same, where these words are right as well: a column of few enough texts may be a status. */
    public Cell orWord(String text) {
        return new Cell(expect, value, text);
    }

    /** True if an outcome is among the right ones. */
    boolean accepts(Tag tag, double read, byte quality) {
        boolean good = quality == Quality.GOOD.code();
        return switch (expect) {
            case VALUE -> good && read == value;
            case VALUE_OR_NOT -> !good || read == value || (!word.isEmpty() && sameWord(tag, read));
            case WORD -> good && sameWord(tag, read);
            case MISSING -> quality == Quality.MISSING.code();
            case NOT_GOOD -> !good;
        };
    }

    private boolean sameWord(Tag tag, double read) {
        int code = (int) read;
        if (code != read || code < 0) {
            return false;
        }
        if (tag.words().isEmpty()) {
            return code <= 1 && plain(word).equals(code == 1 ? "true" : "false");
        }
        return code < tag.words().size() && plain(tag.words().get(code)).equals(plain(word));
    }

    private static String plain(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        return BOOLEANS.getOrDefault(lower, lower);
    }

    @Override
    public String toString() {
        return switch (expect) {
            case VALUE -> String.valueOf(value);
            case VALUE_OR_NOT -> value + " or nothing";
            case WORD -> "\"" + word + "\"";
            case MISSING -> "missing";
            case NOT_GOOD -> "missing or bad";
        };
    }
}
