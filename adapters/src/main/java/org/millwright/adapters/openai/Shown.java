package org.millwright.adapters.openai;

import java.util.LinkedHashMap;
import org.millwright.language.json.Json;

/** Puts hidden texts back into values: inside the texts, so that a quote in one cannot break the JSON around it. */
final class Shown {
    private Shown() {}

    static Json in(Json value, Redaction redaction) {
        return switch (value) {
            case Json.Text(String text) -> new Json.Text(redaction.show(text));
            case Json.Items(var items) ->
                new Json.Items(items.stream().map(item -> in(item, redaction)).toList());
            case Json.Members(var members) -> {
                LinkedHashMap<String, Json> shown = new LinkedHashMap<>();
                members.forEach((name, member) -> shown.put(redaction.show(name), in(member, redaction)));
                yield new Json.Members(shown);
            }
            default -> value;
        };
    }
}
