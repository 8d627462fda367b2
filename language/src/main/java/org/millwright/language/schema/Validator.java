package org.millwright.language.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.millwright.language.json.Json;

/** Holds a value against a schema as the specification words it, keyword by keyword. Knows nothing of forms, so that it can judge them. */
final class Validator {
    private final Json root;

    Validator(Json root) {
        this.root = root;
    }

    List<Schema.Fault> faults(Json value) {
        List<Schema.Fault> faults = new ArrayList<>();
        check(root, value, "", faults);
        return faults;
    }

    private boolean fits(Json schema, Json value) {
        List<Schema.Fault> faults = new ArrayList<>();
        check(schema, value, "", faults);
        return faults.isEmpty();
    }

    private void check(Json schema, Json value, String path, List<Schema.Fault> faults) {
        if (schema instanceof Json.Truth(boolean anything)) {
            fault(!anything, path, "false", faults);
        } else if (schema instanceof Json.Members members) {
            members.members().forEach((keyword, wanted) -> keyword(keyword, wanted, value, path, faults));
            switch (value) {
                case Json.Members object -> object(members, object, path, faults);
                case Json.Items(var items) -> items(members, items, path, faults);
                default -> {}
            }
        }
    }

    private void keyword(String keyword, Json wanted, Json value, String path, List<Schema.Fault> faults) {
        boolean broken =
                switch (keyword) {
                    case "type" ->
                        list(wanted).stream()
                                .noneMatch(type -> type instanceof Json.Text(String name) && Types.fits(value, name));
                    case "enum" -> list(wanted).stream().noneMatch(one -> same(one, value));
                    case "const" -> !same(wanted, value);
                    case "anyOf" -> list(wanted).stream().noneMatch(one -> fits(one, value));
                    case "minLength" -> value instanceof Json.Text(String text) && compare(length(text), wanted) < 0;
                    case "maxLength" -> value instanceof Json.Text(String text) && compare(length(text), wanted) > 0;
                    case "minItems" -> value instanceof Json.Items(var items) && compare(size(items), wanted) < 0;
                    case "maxItems" -> value instanceof Json.Items(var items) && compare(size(items), wanted) > 0;
                    case "minimum" -> value instanceof Json.Numeral number && compare(number, wanted) < 0;
                    case "maximum" -> value instanceof Json.Numeral number && compare(number, wanted) > 0;
                    case "exclusiveMinimum" -> value instanceof Json.Numeral number && compare(number, wanted) <= 0;
                    case "exclusiveMaximum" -> value instanceof Json.Numeral number && compare(number, wanted) >= 0;
                    default -> false;
                };
        fault(broken, path, keyword, faults);
        if (keyword.equals("$ref") && wanted instanceof Json.Text(String pointer)) {
            check(target(pointer), value, path, faults);
        }
    }

    private void object(Json.Members schema, Json.Members value, String path, List<Schema.Fault> faults) {
        for (Json name : list(schema.members().getOrDefault("required", new Json.Items(List.of())))) {
            fault(name instanceof Json.Text(String text) && value.member(text).isEmpty(), path, "required", faults);
        }
        Json properties = schema.members().getOrDefault("properties", Json.object());
        boolean closed = new Json.Truth(false).equals(schema.members().get("additionalProperties"));
        value.members().forEach((name, member) -> {
            Json known =
                    properties instanceof Json.Members named ? named.members().get(name) : null;
            if (known != null) {
                check(known, member, path + "/" + Types.escaped(name), faults);
            } else {
                fault(closed, path + "/" + Types.escaped(name), "additionalProperties", faults);
            }
        });
    }

    private void items(Json.Members schema, List<Json> items, String path, List<Schema.Fault> faults) {
        Json each = schema.members().get("items");
        for (int i = 0; each != null && i < items.size(); i++) {
            check(each, items.get(i), path + "/" + i, faults);
        }
    }

    private Json target(String pointer) {
        Json at = root;
        for (String step :
                pointer.length() < 2 ? new String[0] : pointer.substring(2).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            at = at instanceof Json.Members members
                    ? members.member(name).orElseThrow()
                    : list(at).get(Integer.parseInt(name));
        }
        return at;
    }

    private static List<Json> list(Json value) {
        return value instanceof Json.Items(List<Json> items) ? items : List.of(value);
    }

    private static Json.Numeral length(String text) {
        return Json.Numeral.of(text.codePointCount(0, text.length()));
    }

    private static Json.Numeral size(List<Json> items) {
        return Json.Numeral.of(items.size());
    }

    private static int compare(Json.Numeral number, Json bound) {
        BigDecimal value = Types.number(number.digits());
        return bound instanceof Json.Numeral(String digits) ? value.compareTo(Types.number(digits)) : 0;
    }

    /** Equal as JSON Schema means it: numbers by value, members in any order. */
    private static boolean same(Json value, Json other) {
        return switch (value) {
            case Json.Numeral number -> other instanceof Json.Numeral && compare(number, other) == 0;
            case Json.Items(var items) -> other instanceof Json.Items(var others) && same(items, others);
            case Json.Members(var members) ->
                other instanceof Json.Members(var others)
                        && members.keySet().equals(others.keySet())
                        && members.entrySet().stream()
                                .allMatch(one ->
                                        same(one.getValue(), others.getOrDefault(one.getKey(), new Json.Nothing())));
            default -> value.equals(other);
        };
    }

    private static boolean same(List<Json> items, List<Json> others) {
        if (items.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!same(items.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void fault(boolean broken, String path, String keyword, List<Schema.Fault> faults) {
        if (broken) {
            faults.add(new Schema.Fault(path, keyword));
        }
    }
}
