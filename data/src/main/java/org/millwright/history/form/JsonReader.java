package org.millwright.history.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text and takes nothing that the standard does not allow. */
final class JsonReader {
    private static final int DEEPEST = 100;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    @Nullable
    Object whole() {
        Object value = value();
        space();
        if (at != text.length()) {
            throw wrong("nothing more");
        }
        return value;
    }

    private @Nullable Object value() {
        space();
        if (at == text.length()) {
            throw wrong("a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong(word);
        }
        at += word.length();
        return meaning;
    }

    private Object number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw wrong("a number");
        }
        at = number.end();
        boolean whole = number.group(2) == null && number.group(3) == null;
        return whole ? (Object) Long.parseLong(number.group()) : (Object) Double.parseDouble(number.group());
    }

    private Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        deeper();
        if (!closes('}')) {
            do {
                space();
                String key = string();
                need(':');
                if (map.containsKey(key)) {
                    throw wrong("a key that was not there before");
                }
                map.put(key, value());
            } while (goesOn('}'));
        }
        depth--;
        return map;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        deeper();
        if (!closes(']')) {
            do {
                list.add(value());
            } while (goesOn(']'));
        }
        depth--;
        return list;
    }

    private void deeper() {
        at++;
        if (++depth > DEEPEST) {
            throw wrong("less depth");
        }
    }

    private boolean closes(char end) {
        space();
        if (at < text.length() && text.charAt(at) == end) {
            at++;
            return true;
        }
        return false;
    }

    private boolean goesOn(char end) {
        if (closes(end)) {
            return false;
        }
        need(',');
        return true;
    }

    private void need(char sign) {
        space();
        if (at == text.length() || text.charAt(at) != sign) {
            throw wrong("the sign " + sign);
        }
        at++;
    }

    private String string() {
        if (at == text.length() || text.charAt(at) != '"') {
            throw wrong("a text");
        }
        at++;
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("no control sign");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw wrong("the end of a text");
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        if (at == text.length()) {
            throw wrong("an escaped sign");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> code();
            default -> throw wrong("an escaped sign");
        };
    }

    private char code() {
        String digits = text.substring(at, Math.min(text.length(), at + 4));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw wrong("four hex digits");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("The JSON text has not %s at sign %d.".formatted(wanted, at));
    }
}
