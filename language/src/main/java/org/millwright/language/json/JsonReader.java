package org.millwright.language.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.MillwrightException;

/** Reads one text once, from its first character to its last. */
final class JsonReader {
    private static final int END = -1;

    private final String text;
    private final JsonLimits limits;
    private int at;
    private int depth;

    JsonReader(String text, JsonLimits limits) {
        this.text = text;
        this.limits = limits;
        large(text.length(), limits);
    }

    private static void large(long length, JsonLimits limits) {
        if (length > limits.characters()) {
            throw MillwrightException.badRequest(
                    "json.text.large",
                    "The JSON text has {length} characters; at most {limit} are read.",
                    "length",
                    length,
                    "limit",
                    limits.characters());
        }
    }

    static String decoded(byte[] utf8, JsonLimits limits) {
        large(utf8.length / 4, limits);
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException broken) {
            throw MillwrightException.badRequest(
                    "json.text.utf8",
                    "The JSON text is not valid UTF-8 at byte {byte}. Maybe it was saved in another character set.",
                    "byte",
                    bytes.position());
        }
    }

    Json read() {
        blanks();
        Json value = value();
        blanks();
        if (at < text.length()) {
            throw unexpected("the end");
        }
        return value;
    }

    private Json value() {
        return switch (peek()) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Truth(true));
            case 'f' -> word("false", new Json.Truth(false));
            case 'n' -> word("null", new Json.Nothing());
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw unexpected("{ [ \" -0123456789 true false null");
        };
    }

    private Json members() {
        deeper();
        LinkedHashMap<String, Json> members = new LinkedHashMap<>();
        at++;
        blanks();
        if (peek() != '}') {
            member(members);
            while (peek() == ',') {
                at++;
                blanks();
                member(members);
            }
        }
        expect('}', ", }");
        depth--;
        return new Json.Members(members);
    }

    private void member(Map<String, Json> members) {
        int start = at;
        if (peek() != '"') {
            throw unexpected("\"");
        }
        String name = string();
        blanks();
        expect(':', ":");
        blanks();
        if (members.put(name, value()) != null) {
            at = start;
            throw fault(
                    "json.name.twice", "The object has the name {found} twice, at line {line}, column {column}.", name);
        }
        blanks();
    }

    private Json items() {
        deeper();
        List<Json> items = new ArrayList<>();
        at++;
        blanks();
        if (peek() != ']') {
            items.add(value());
            blanks();
            while (peek() == ',') {
                at++;
                blanks();
                items.add(value());
                blanks();
            }
        }
        expect(']', ", ]");
        depth--;
        return new Json.Items(items);
    }

    private void deeper() {
        if (++depth > limits.depth()) {
            throw fault(
                    "json.text.deep",
                    "At line {line}, column {column} arrays and objects lie in each other more than {found} deep.",
                    Integer.toString(limits.depth()));
        }
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw unexpected(word);
        }
        at += word.length();
        return value;
    }

    private Json number() {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        if (at - start > limits.digits()) {
            at = start;
            throw fault(
                    "json.number.long",
                    "The number at line {line}, column {column} has more than {found} characters.",
                    Integer.toString(limits.digits()));
        }
        return new Json.Numeral(text.substring(start, at));
    }

    private void digits() {
        if (!digit(peek())) {
            throw unexpected("0123456789");
        }
        while (digit(peek())) {
            at++;
        }
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private String string() {
        at++;
        int start = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            plain();
        }
        StringBuilder words = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            if (peek() == '\\') {
                escape(words);
            } else {
                int from = at;
                plain();
                words.append(text, from, at);
            }
        }
        at++;
        return words.toString();
    }

    /** One character that stands for itself. */
    private void plain() {
        int c = peek();
        if (c < 0x20) {
            throw unexpected("\"");
        }
        if (!Character.isSurrogate((char) c)) {
            at++;
        } else if (Character.isHighSurrogate((char) c)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))) {
            at += 2;
        } else {
            throw half();
        }
    }

    private void escape(StringBuilder words) {
        at++;
        int c = peek();
        int which = "\"\\/bfnrt".indexOf(c);
        if (which >= 0) {
            words.append("\"\\/\b\f\n\r\t".charAt(which));
            at++;
        } else if (c == 'u') {
            at++;
            unicode(words);
        } else {
            throw unexpected("\" \\ / b f n r t u");
        }
    }

    private void unicode(StringBuilder words) {
        char unit = hex();
        if (Character.isLowSurrogate(unit)) {
            throw half();
        }
        words.append(unit);
        if (Character.isHighSurrogate(unit)) {
            if (!text.startsWith("\\u", at)) {
                throw half();
            }
            at += 2;
            char low = hex();
            if (!Character.isLowSurrogate(low)) {
                throw half();
            }
            words.append(low);
        }
    }

    private char hex() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw unexpected("0123456789abcdef");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return (char) unit;
    }

    private MillwrightException half() {
        return fault(
                "json.text.half",
                "Near line {line}, column {column} stands half of a character ({found}) alone.",
                "\\ud800-\\udfff");
    }

    private void expect(char wanted, String expected) {
        blanks();
        if (!skip(wanted)) {
            throw unexpected(expected);
        }
    }

    private boolean skip(char wanted) {
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private MillwrightException unexpected(String expected) {
        if (at >= text.length()) {
            return fault(
                    "json.text.ended",
                    "The JSON text ends too early, at line {line}, column {column}, where one of {found} was expected.",
                    expected);
        }
        int c = text.codePointAt(at);
        String found = c < 0x20 || c == 0xFEFF ? "U+%04X".formatted(c) : Character.toString(c);
        return MillwrightException.badRequest(
                "json.text.unexpected",
                "The JSON text has {found} at line {line}, column {column}, where one of {expected} was expected.",
                "found",
                found,
                "expected",
                expected,
                "line",
                line(),
                "column",
                column());
    }

    private MillwrightException fault(String code, String english, String found) {
        return MillwrightException.badRequest(code, english, "found", found, "line", line(), "column", column());
    }

    private long line() {
        return 1
                + text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private int column() {
        return Math.min(at, text.length()) - text.lastIndexOf('\n', Math.min(at, text.length()) - 1);
    }
}
