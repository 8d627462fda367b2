package org.millwright.adapters.mqtt;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A place in a JSON document: a pointer, in which one step {@code *} may stand for each element of an array.
 *
 * @param before the pointer up to the star, or all of it
 * @param after the pointer behind the star
 * @param each true if there is a star
 */
record JsonPlace(JsonPointer before, JsonPointer after, boolean each) {
    private static final int MOST = 10_000;

    /** @throws org.millwright.MillwrightException if it is no pointer or has two stars */
    static JsonPlace of(String where, String text) {
        String[] parts = (text + "/").split("/\\*/", -1);
        if (parts.length > 2) {
            throw MqttSettings.wrong("pointer", text, "a pointer with at most one *");
        }
        String first = parts.length == 1 ? text : parts[0];
        String second =
                parts.length == 1 || parts[1].isEmpty() ? "" : "/" + parts[1].substring(0, parts[1].length() - 1);
        return new JsonPlace(Place.pointer(where, first), Place.pointer(where, second), parts.length == 2);
    }

    /** How many values stand there: one, or as many as the array has. */
    int count(JsonNode root) {
        JsonNode base = root.at(before);
        return each ? Math.min(MOST, base.isArray() ? base.size() : 0) : 1;
    }

    /** The value, of the element with this number where there is a star; a missing node where nothing stands. */
    JsonNode at(JsonNode root, int element) {
        JsonNode base = root.at(before);
        if (!each) {
            return base;
        }
        JsonNode one = base.isArray() ? base.get(element) : null;
        return one == null ? MissingNode.getInstance() : one.at(after);
    }
}
