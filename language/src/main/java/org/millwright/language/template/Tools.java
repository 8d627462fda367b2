package org.millwright.language.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.language.Tool;
import org.millwright.language.ToolCall;
import org.millwright.language.json.Json;
import org.millwright.language.schema.Schema;

/** Tools and calls as JSON, as most families write them. */
final class Tools {
    private Tools() {}

    static Json.Members described(Tool tool) {
        return Json.object(
                "type",
                "function",
                "function",
                Json.object(
                        "name",
                        tool.name(),
                        "description",
                        tool.description(),
                        "parameters",
                        Json.read(tool.schema())));
    }

    /** A call with the arguments under a name of the family's own. */
    static String written(ToolCall call, String arguments) {
        return "{\"name\": " + new Json.Text(call.name()).text() + ", \"" + arguments + "\": "
                + Json.read(call.arguments()).spaced() + "}";
    }

    /** A call read back; empty if the value is none. Arguments may also be a text that holds an object. */
    static Optional<ToolCall> call(Json value, String name, String arguments, int number) {
        if (!(value instanceof Json.Members members)) {
            return Optional.empty();
        }
        Optional<String> tool = members.text(name);
        Json given = members.member(arguments).orElse(Json.object());
        if (given instanceof Json.Text(String text)) {
            given = Answers.json(text).orElse(given);
        }
        return tool.isPresent() && given instanceof Json.Members
                ? Optional.of(new ToolCall("call_" + number, tool.get(), given.text()))
                : Optional.empty();
    }

    /** A schema for a call of any of some tools, and for other values beside them. */
    static Schema schema(List<Tool> tools, String name, String arguments, Json... others) {
        List<Json> choices = new ArrayList<>(List.of(others));
        LinkedHashMap<String, Json> definitions = new LinkedHashMap<>();
        for (int i = 0; i < tools.size(); i++) {
            String home = "tool" + i;
            definitions.put(home, moved(Json.read(tools.get(i).schema()), "#/$defs/" + home));
            choices.add(Json.object(
                    "type", "object",
                    "properties",
                            Json.object(
                                    name, Json.object("const", tools.get(i).name()),
                                    arguments, Json.object("$ref", "#/$defs/" + home)),
                    "required", List.of(name, arguments)));
        }
        return Schema.of(Json.object("anyOf", choices, "$defs", new Json.Members(definitions)));
    }

    /** References of a schema that is put into another one begin where it lies there. */
    private static Json moved(Json schema, String home) {
        return switch (schema) {
            case Json.Items(var items) ->
                new Json.Items(items.stream().map(item -> moved(item, home)).toList());
            case Json.Members(var members) -> {
                LinkedHashMap<String, Json> changed = new LinkedHashMap<>();
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    changed.put(member.getKey(), moved(member.getKey(), member.getValue(), home));
                }
                yield new Json.Members(changed);
            }
            default -> schema;
        };
    }

    private static Json moved(String keyword, Json value, String home) {
        if (keyword.equals("const") || keyword.equals("enum")) {
            return value;
        }
        return keyword.equals("$ref") && value instanceof Json.Text(String target) && target.startsWith("#")
                ? new Json.Text(home + target.substring(1))
                : moved(value, home);
    }
}
