package org.millwright.language.schema;

import java.math.BigDecimal;
import java.util.List;
import org.millwright.language.json.Json;

/** The seven types of JSON Schema, numbers by their value, and names in pointers. */
final class Types {
    static final List<String> NAMES = List.of("string", "integer", "number", "boolean", "null", "array", "object");

    private Types() {}

    static boolean fits(Json value, String type) {
        return switch (value) {
            case Json.Text any -> type.equals("string");
            case Json.Truth any -> type.equals("boolean");
            case Json.Nothing any -> type.equals("null");
            case Json.Items any -> type.equals("array");
            case Json.Members any -> type.equals("object");
            case Json.Numeral(String digits) ->
                type.equals("number") || (type.equals("integer") && whole(number(digits)));
        };
    }

    static boolean whole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** The value of a number; one whose exponent has more than nine digits counts as a power that large. */
    static BigDecimal number(String digits) {
        int exponent = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        if (exponent >= 0 && digits.length() - exponent > 10) {
            String sign = digits.charAt(exponent + 1) == '-' ? "e-" : "e+";
            return new BigDecimal(digits.substring(0, exponent) + sign + "999999999");
        }
        return new BigDecimal(digits);
    }

    /** A name as a step of a JSON pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
