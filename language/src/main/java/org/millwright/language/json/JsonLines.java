package org.millwright.language.json;

import java.util.Iterator;
import java.util.Map;

/** Writes values in indented lines; what is empty takes none. */
final class JsonLines {
    private static final String LEVEL = "    ";

    private JsonLines() {}

    /** @param line what begins a line on this level: a line feed and blanks */
    static void write(Json value, String line, StringBuilder text) {
        if (value instanceof Json.Members(var members) && !members.isEmpty()) {
            String between = "{";
            for (Map.Entry<String, Json> member : members.entrySet()) {
                String name = new Json.Text(member.getKey()).text();
                text.append(between).append(line).append(LEVEL).append(name).append(": ");
                write(member.getValue(), line + LEVEL, text);
                between = ",";
            }
            text.append(line).append('}');
        } else if (value instanceof Json.Items(var items) && !items.isEmpty()) {
            text.append('[');
            for (Iterator<Json> rest = items.iterator(); rest.hasNext(); ) {
                text.append(line).append(LEVEL);
                write(rest.next(), line + LEVEL, text);
                text.append(rest.hasNext() ? "," : "");
            }
            text.append(line).append(']');
        } else {
            text.append(value.text());
        }
    }
}
