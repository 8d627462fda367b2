package org.millwright.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Entries as lines of text for other programs. */
public final class AuditExport {
    private static final List<String> NAMES = List.of(
            "number",
            "time",
            "actor",
            "via",
            "action",
            "object",
            "arguments",
            "decision",
            "reason",
            "origin",
            "before",
            "hash");

    private AuditExport() {}

    private static List<String> values(Logged logged) {
        Entry entry = logged.entry();
        return Arrays.asList(
                Long.toString(logged.number()),
                logged.at().toString(),
                entry.actor(),
                entry.via(),
                entry.action(),
                entry.object(),
                entry.arguments() == null ? "" : entry.arguments().hex(),
                entry.decision(),
                entry.reason(),
                entry.origin(),
                logged.before().hex(),
                logged.hash().hex());
    }

    /** One JSON object, without a line end. All values but the number are strings. */
    public static String jsonLine(Logged logged) {
        List<String> values = values(logged);
        StringBuilder line = new StringBuilder("{");
        for (int i = 0; i < values.size(); i++) {
            line.append(i == 0 ? "\"" : ",\"").append(NAMES.get(i)).append("\":");
            if (i == 0) {
                line.append(values.get(i));
            } else {
                quote(values.get(i), line);
            }
        }
        return line.append('}').toString();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** The names of the columns, as RFC 4180 has them, without a line end. */
    public static String csvHead() {
        return String.join(",", NAMES);
    }

    /**
     * One row as RFC 4180 has it, without a line end. A cell that a spreadsheet would take for a formula gets an apostrophe in front;
     * the JSON lines have it as it is.
     */
    public static String csvRow(Logged logged) {
        return values(logged).stream().map(AuditExport::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
