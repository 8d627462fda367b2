package org.millwright.language.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millwright.MillwrightException;
import org.millwright.language.json.Json;

/** Turns a schema into forms, each sub-schema once, found by its JSON pointer. */
final class SchemaReader {
    private static final Set<String> NOTES = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "$comment",
            "$schema",
            "$id",
            "$defs",
            "definitions",
            "deprecated",
            "readOnly",
            "writeOnly");
    private static final Set<String> KNOWN = Set.of(
            "type",
            "enum",
            "const",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "anyOf",
            "$ref");
    private static final Set<String> NUMBER_BOUNDS =
            Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");

    /** Parts of a schema, and parts inside parts. */
    private static final int MOST = 5_000;

    private static final int DEEPEST = 200;

    private final Json root;
    private final List<Form> forms = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();

    private int depth;

    SchemaReader(Json root) {
        this.root = root;
    }

    List<Form> forms() {
        return forms;
    }

    /** The pointer of each form. */
    List<String> paths() {
        return paths;
    }

    int read() {
        return form(root, "#");
    }

    private int form(Json schema, String path) {
        Integer seen = known.get(path);
        if (seen != null) {
            return seen;
        }
        if (depth >= DEEPEST || forms.size() >= MOST) {
            throw MillwrightException.badRequest(
                    "schema.form.many",
                    "The schema at {path} is the part of one that is too large: at most {most} parts, {depth} deep in each other, are read.",
                    "path",
                    path,
                    "most",
                    MOST,
                    "depth",
                    DEEPEST);
        }
        depth++;
        int index = add(new Form.Real(), path);
        known.put(path, index);
        forms.set(index, shape(schema, path));
        depth--;
        return index;
    }

    private int add(Form form, String path) {
        forms.add(form);
        paths.add(path);
        return forms.size() - 1;
    }

    private Form shape(Json schema, String path) {
        if (schema instanceof Json.Truth(boolean anything)) {
            throw anything ? unlimited(path) : nothing(path);
        }
        if (!(schema instanceof Json.Members members)) {
            throw wrong(path, "a schema", schema);
        }
        for (String keyword : members.members().keySet()) {
            if (!KNOWN.contains(keyword) && !NOTES.contains(keyword)) {
                throw unsupported(keyword, path);
            }
        }
        for (String alone : List.of("$ref", "anyOf", "const", "enum")) {
            if (members.member(alone).isPresent()) {
                return alone(alone, members, path);
            }
        }
        return typed(members, types(members, path), path);
    }

    private Form alone(String keyword, Json.Members schema, String path) {
        boolean typed = keyword.equals("const") || keyword.equals("enum");
        for (String other : schema.members().keySet()) {
            if (KNOWN.contains(other) && !other.equals(keyword) && !(typed && other.equals("type"))) {
                throw MillwrightException.badRequest(
                        "schema.keyword.beside",
                        "The schema has {other} beside {keyword} at {path}, which is not supported. "
                                + "Maybe {other} can move into the schemas that {keyword} names.",
                        "other",
                        other,
                        "keyword",
                        keyword,
                        "path",
                        path);
            }
        }
        Json value = schema.member(keyword).orElseThrow();
        return switch (keyword) {
            case "$ref" -> new Form.Either(List.of(reference(value, path)));
            case "anyOf" -> new Form.Either(each(value, path + "/anyOf"));
            case "const" -> texts(schema, List.of(value), path);
            default -> texts(schema, items(value, path + "/enum"), path);
        };
    }

    private List<Integer> each(Json value, String path) {
        List<Integer> choices = new ArrayList<>();
        List<Json> schemas = items(value, path);
        for (int i = 0; i < schemas.size(); i++) {
            choices.add(form(schemas.get(i), path + "/" + i));
        }
        return choices;
    }

    private static List<Json> items(Json value, String path) {
        if (!(value instanceof Json.Items(List<Json> items)) || items.isEmpty()) {
            throw wrong(path, "a list with at least one entry", value);
        }
        return items;
    }

    private static Form texts(Json.Members schema, List<Json> values, String path) {
        Set<String> types = schema.member("type").isPresent() ? types(schema, path) : Set.of();
        Set<String> texts = new LinkedHashSet<>();
        for (Json value : values) {
            if (types.isEmpty() || types.stream().anyMatch(type -> Types.fits(value, type))) {
                texts.add(value.text());
            }
        }
        if (texts.isEmpty()) {
            throw nothing(path);
        }
        return new Form.Exactly(List.copyOf(texts));
    }

    private int reference(Json value, String path) {
        if (!(value instanceof Json.Text(String pointer)) || !(pointer.equals("#") || pointer.startsWith("#/"))) {
            throw MillwrightException.badRequest(
                    "schema.ref.foreign",
                    "The schema refers to {target} at {path}; only places of the schema itself, such as #/$defs/tag, are followed.",
                    "target",
                    value.text(),
                    "path",
                    path);
        }
        Json target = root;
        for (String step :
                pointer.length() < 2 ? new String[0] : pointer.substring(2).split("/", -1)) {
            target = step(target, step.replace("~1", "/").replace("~0", "~"), pointer, path);
        }
        return form(target, pointer);
    }

    private static Json step(Json from, String name, String pointer, String path) {
        if (from instanceof Json.Members members && members.member(name).isPresent()) {
            return members.member(name).get();
        }
        if (from instanceof Json.Items(List<Json> items)
                && name.matches("\\d{1,6}")
                && Integer.parseInt(name) < items.size()) {
            return items.get(Integer.parseInt(name));
        }
        throw MillwrightException.badRequest(
                "schema.ref.missing",
                "The schema refers to {target} at {path}, but has no such place.",
                "target",
                pointer,
                "path",
                path);
    }

    /** The types a value may have; an object or array may leave its type unsaid. */
    private static Set<String> types(Json.Members schema, String path) {
        Json type = schema.members().get("type");
        if (type == null) {
            boolean object = schema.member("properties").isPresent();
            boolean array = schema.member("items").isPresent();
            if (object == array) {
                throw unlimited(path);
            }
            return Set.of(object ? "object" : "array");
        }
        Set<String> types = new LinkedHashSet<>();
        for (Json one : type instanceof Json.Text ? List.of(type) : items(type, path + "/type")) {
            if (!(one instanceof Json.Text(String name)) || !Types.NAMES.contains(name)) {
                throw wrong(path + "/type", String.join(", ", Types.NAMES), one);
            }
            types.add(name);
        }
        return types;
    }

    private Form typed(Json.Members schema, Set<String> types, String path) {
        if (types.size() == 1) {
            return typed(schema, types.iterator().next(), path);
        }
        List<Integer> choices = new ArrayList<>();
        for (String type : types) {
            choices.add(add(typed(schema, type, path), path + "/type/" + type));
        }
        return new Form.Either(choices);
    }

    private Form typed(Json.Members schema, String type, String path) {
        Bounds bounds = new Bounds(schema, path);
        return switch (type) {
            case "string" -> bounds.words();
            case "integer" -> bounds.whole();
            case "number" -> number(schema, path);
            case "boolean" -> new Form.Exactly(List.of("true", "false"));
            case "null" -> new Form.Exactly(List.of("null"));
            case "array" -> array(schema, bounds, path);
            default -> object(schema, path);
        };
    }

    private static Form number(Json.Members schema, String path) {
        for (String keyword : NUMBER_BOUNDS) {
            if (schema.member(keyword).isPresent()) {
                throw unsupported(keyword, path + " (type number)");
            }
        }
        return new Form.Real();
    }

    private Form array(Json.Members schema, Bounds bounds, String path) {
        Json items = schema.members().get("items");
        if (items == null && bounds.maxItems() > 0) {
            throw unlimited(path + "/items");
        }
        return bounds.items(items == null ? 0 : form(items, path + "/items"));
    }

    private Form object(Json.Members schema, String path) {
        if (!(schema.members().getOrDefault("additionalProperties", new Json.Truth(true)) instanceof Json.Truth)) {
            throw unsupported("additionalProperties (other than true or false)", path);
        }
        Json properties = schema.members().getOrDefault("properties", Json.object());
        if (!(properties instanceof Json.Members named)) {
            throw wrong(path + "/properties", "an object", properties);
        }
        Set<String> required = required(schema, path);
        for (String name : required) {
            if (named.member(name).isEmpty()) {
                throw MillwrightException.badRequest(
                        "schema.property.missing",
                        "The schema requires the member {name} at {path}, but properties does not say what it is.",
                        "name",
                        name,
                        "path",
                        path);
            }
        }
        List<Form.Member> members = new ArrayList<>();
        named.members()
                .forEach((name, one) -> members.add(new Form.Member(
                        name, form(one, path + "/properties/" + Types.escaped(name)), required.contains(name))));
        return new Form.Members(members);
    }

    private static Set<String> required(Json.Members schema, String path) {
        Set<String> names = new LinkedHashSet<>();
        Json required = schema.members().getOrDefault("required", new Json.Items(List.of()));
        if (!(required instanceof Json.Items(List<Json> items))) {
            throw wrong(path + "/required", "a list of names", required);
        }
        for (Json item : items) {
            if (!(item instanceof Json.Text(String name))) {
                throw wrong(path + "/required", "a name", item);
            }
            names.add(name);
        }
        return names;
    }

    static MillwrightException wrong(String path, String expected, Json found) {
        String text = found.text();
        return MillwrightException.badRequest(
                "schema.keyword.wrong",
                "The schema has {found} at {path}, where {expected} was expected.",
                "found",
                text.length() > 80 ? text.substring(0, 80) + "…" : text,
                "path",
                path,
                "expected",
                expected);
    }

    static MillwrightException nothing(String path) {
        return MillwrightException.badRequest(
                "schema.form.nothing", "No value fits the schema at {path}.", "path", path);
    }

    private static MillwrightException unlimited(String path) {
        return MillwrightException.badRequest(
                "schema.form.anything",
                "The schema at {path} allows any value. Say a type, or for an array its items.",
                "path",
                path);
    }

    private static MillwrightException unsupported(String keyword, String path) {
        return MillwrightException.badRequest(
                "schema.keyword.unsupported",
                "The schema uses the keyword {keyword} at {path}, which is not supported.",
                "keyword",
                keyword,
                "path",
                path);
    }
}
