package org.millwright.language.json;

import java.util.Iterator;
import java.util.Map;

/** Writes values in one line. Every character stands for itself, except those that RFC 8259 forbids and lone halves of pairs. */
enum JsonWriter {
    TIGHT(",", ":"),
    SPACED(", ", ": ");

    private static final String HEX = "0123456789abcdef";

    private final String comma;
    private final String colon;

    JsonWriter(String comma, String colon) {
        this.comma = comma;
        this.colon = colon;
    }

    String text(Json value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private void write(Json value, StringBuilder text) {
        switch (value) {
            case Json.Members(var members) -> writeMembers(members, text);
            case Json.Items(var items) -> writeItems(items, text);
            case Json.Text(String words) -> quote(words, text);
            case Json.Numeral(String digits) -> text.append(digits);
            case Json.Truth(boolean truth) -> text.append(truth);
            case Json.Nothing() -> text.append("null");
        }
    }

    private void writeMembers(Map<String, Json> members, StringBuilder text) {
        text.append('{');
        String between = "";
        for (Map.Entry<String, Json> member : members.entrySet()) {
            text.append(between);
            quote(member.getKey(), text);
            text.append(colon);
            write(member.getValue(), text);
            between = comma;
        }
        text.append('}');
    }

    private void writeItems(Iterable<Json> items, StringBuilder text) {
        text.append('[');
        for (Iterator<Json> rest = items.iterator(); rest.hasNext(); ) {
            write(rest.next(), text);
            if (rest.hasNext()) {
                text.append(comma);
            }
        }
        text.append(']');
    }

    private static void quote(String words, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c < 0x20 || lone(words, i)) {
                        escape(c, text);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean lone(String words, int at) {
        char c = words.charAt(at);
        boolean paired = Character.isHighSurrogate(c)
                ? at + 1 < words.length() && Character.isLowSurrogate(words.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(words.charAt(at - 1));
        return Character.isSurrogate(c) && !paired;
    }

    private static void escape(char c, StringBuilder text) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt(c >> shift & 15));
        }
    }
}
