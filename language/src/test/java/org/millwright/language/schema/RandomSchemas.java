package org.millwright.language.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.millwright.language.json.Json;

/** Draws schemas that use every supported keyword. */
public final class RandomSchemas {
    private static final String[] NAMES = {"tag", "id", "价格", "a\"b", "line/1", "from", "to", "ok"};

    private final SplittableRandom random;

    public RandomSchemas(SplittableRandom random) {
        this.random = random;
    }

    public Json.Members schema() {
        LinkedHashMap<String, Json> root = new LinkedHashMap<>(any(3).members());
        root.put("$defs", Json.object("tag", leaf(), "tree", tree()));
        return new Json.Members(root);
    }

    /** A form that contains itself, but need not. */
    private Json tree() {
        return Json.object(
                "type", "object",
                "properties",
                        Json.object(
                                "n",
                                leaf(),
                                "in",
                                Json.object("type", "array", "items", Json.object("$ref", "#/$defs/tree"))),
                "required", List.of("n"));
    }

    private Json.Members any(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 8)) {
            case 0, 1 -> leaf();
            case 2 -> Json.object("$ref", random.nextBoolean() ? "#/$defs/tag" : "#/$defs/tree");
            case 3 -> {
                List<Json> choices = new ArrayList<>();
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    choices.add(any(depth - 1));
                }
                yield Json.object("anyOf", choices);
            }
            case 4 -> array(depth);
            default -> object(depth);
        };
    }

    private Json.Members array(int depth) {
        LinkedHashMap<String, Json> schema = new LinkedHashMap<>(
                Json.object("type", "array", "items", any(depth - 1)).members());
        int least = random.nextInt(3);
        if (random.nextBoolean()) {
            schema.put("minItems", Json.of(least));
        }
        if (random.nextBoolean()) {
            schema.put("maxItems", Json.of(least + random.nextInt(3)));
        }
        return new Json.Members(schema);
    }

    private Json.Members object(int depth) {
        LinkedHashMap<String, Json> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = NAMES[random.nextInt(NAMES.length)];
            if (properties.put(name, any(depth - 1)) == null && random.nextBoolean()) {
                required.add(name);
            }
        }
        return Json.object(
                "type",
                "object",
                "properties",
                new Json.Members(properties),
                "required",
                required,
                "additionalProperties",
                random.nextBoolean());
    }

    private Json.Members leaf() {
        return switch (random.nextInt(7)) {
            case 0 -> Json.object("enum", List.of("run", "stop", 1, "停机", true, Json.object("a", List.of(1, "\n"))));
            case 1 -> Json.object("const", random.nextBoolean() ? new Json.Numeral("-1.50") : new Json.Text("é\u0001"));
            case 2 -> Json.object("type", random.nextBoolean() ? "boolean" : "number");
            case 3 -> integer();
            case 4 -> Json.object("type", List.of("null", "string", "integer"), "maxLength", 4, "minimum", -5);
            default -> words();
        };
    }

    private Json.Members integer() {
        LinkedHashMap<String, Json> schema =
                new LinkedHashMap<>(Json.object("type", "integer").members());
        long least = random.nextLong(-1_000, 1_000) * (random.nextInt(4) == 0 ? 1_000_003 : 1);
        if (random.nextBoolean()) {
            schema.put(random.nextBoolean() ? "minimum" : "exclusiveMinimum", Json.of(least));
        }
        if (random.nextBoolean()) {
            long more = 2 + random.nextLong(1L << random.nextInt(1, 40));
            schema.put(random.nextBoolean() ? "maximum" : "exclusiveMaximum", Json.of(least + more));
        }
        return new Json.Members(schema);
    }

    private Json.Members words() {
        LinkedHashMap<String, Json> schema =
                new LinkedHashMap<>(Json.object("type", "string").members());
        int least = random.nextInt(5);
        if (random.nextBoolean()) {
            schema.put("minLength", Json.of(least));
        }
        if (random.nextInt(3) > 0) {
            schema.put("maxLength", Json.of(least + random.nextInt(9)));
        }
        return new Json.Members(schema);
    }
}
