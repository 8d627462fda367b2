package org.millwright.history.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) of maps with texts as keys, lists, texts, {@link Long}, {@link Double}, {@link Boolean} and null. Whole numbers are
 * read as {@link Long}, others as {@link Double}.
 */
public final class Json {
    private Json() {}

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException if it is of another type, or a number is not finite
     */
    public static String write(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /**
     * Reads a value; nothing may stand behind it.
     *
     * @throws IllegalArgumentException if it is no JSON, is nested deeper than 100, or has a key twice
     */
    public static @Nullable Object read(String text) {
        return new JsonReader(text).whole();
    }

    private static void write(@Nullable Object value, StringBuilder to) {
        switch (value) {
            case null -> to.append("null");
            case String text -> text(text, to);
            case Boolean truth -> to.append(truth);
            case Integer number -> to.append(number);
            case Long number -> to.append(number);
            case Double number when Double.isFinite(number) -> to.append(number);
            case Map<?, ?> map -> map(map, to);
            case List<?> list -> list(list, to);
            default -> throw new IllegalArgumentException("The value (%s) has no JSON form.".formatted(value));
        }
    }

    private static void map(Map<?, ?> map, StringBuilder to) {
        String between = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            to.append(between);
            text(String.valueOf(entry.getKey()), to);
            to.append(':');
            write(entry.getValue(), to);
            between = ",";
        }
        to.append(map.isEmpty() ? "{}" : "}");
    }

    private static void list(List<?> list, StringBuilder to) {
        String between = "[";
        for (Object one : list) {
            to.append(between);
            write(one, to);
            between = ",";
        }
        to.append(list.isEmpty() ? "[]" : "]");
    }

    private static void text(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                to.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                to.append("\\u%04x".formatted((int) c));
            } else {
                to.append(c);
            }
        }
        to.append('"');
    }
}
