package org.millwright.language.template;

import java.util.Optional;
import org.millwright.MillwrightException;
import org.millwright.language.json.Json;

/** Reads what models write. */
final class Answers {
    private static final String THINK = "<think>";
    private static final String THOUGHT = "</think>";

    private Answers() {}

    /** A JSON value; empty if the text is none, which a model may well write. */
    static Optional<Json> json(String text) {
        try {
            return Optional.of(Json.read(text));
        } catch (MillwrightException none) {
            return Optional.empty();
        }
    }

    /** What stands before the end of the last thought, without its marks. */
    static String thoughts(String answer) {
        int end = answer.lastIndexOf(THOUGHT);
        String before = end >= 0 ? answer.substring(0, end) : answer.startsWith(THINK) ? answer : "";
        return before.substring(Math.max(0, before.lastIndexOf(THINK) + (before.contains(THINK) ? THINK.length() : 1)))
                .strip();
    }

    /** What stands after the last thought; nothing if a thought has not ended. */
    static String words(String answer) {
        int end = answer.lastIndexOf(THOUGHT);
        return end >= 0 ? answer.substring(end + THOUGHT.length()) : answer.startsWith(THINK) ? "" : answer;
    }

    static boolean thinks(String answer) {
        return answer.contains(THOUGHT);
    }

    /** A text without an end that may be the beginning of a mark. */
    static String settled(String text, String mark) {
        for (int length = Math.min(mark.length() - 1, text.length()); length > 0; length--) {
            if (text.endsWith(mark.substring(0, length))) {
                return text.substring(0, text.length() - length);
            }
        }
        return text;
    }
}
