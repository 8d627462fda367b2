package org.millwright.language.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.millwright.language.json.Json;

/** The bounds that one schema gives for numbers, lengths and counts. */
final class Bounds {
    /** The largest whole number of 18 digits: every longer one would not fit everywhere. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(999_999_999_999_999_999L);

    private static final BigDecimal BEYOND = new BigDecimal("1e40");

    private final Json.Members schema;
    private final String path;

    Bounds(Json.Members schema, String path) {
        this.schema = schema;
        this.path = path;
    }

    Form words() {
        int least = count("minLength", 0);
        int most = count("maxLength", Schema.UNLIMITED);
        ordered(least <= most);
        return new Form.Words(least, most);
    }

    int maxItems() {
        return count("maxItems", Schema.UNLIMITED);
    }

    Form items(int form) {
        int least = count("minItems", 0);
        ordered(least <= maxItems());
        return new Form.Items(form, least, maxItems());
    }

    Form whole() {
        BigDecimal from = LARGEST.negate()
                .max(bound("minimum", RoundingMode.CEILING, 0))
                .max(bound("exclusiveMinimum", RoundingMode.FLOOR, 1));
        BigDecimal to = LARGEST.min(bound("maximum", RoundingMode.FLOOR, 0))
                .min(bound("exclusiveMaximum", RoundingMode.CEILING, -1));
        ordered(from.compareTo(to) <= 0);
        return new Form.Whole(from.longValueExact(), to.longValueExact());
    }

    private void ordered(boolean ordered) {
        if (!ordered) {
            throw SchemaReader.nothing(path);
        }
    }

    /** A bound as a whole number; one that is not given is beyond all numbers. */
    private BigDecimal bound(String keyword, RoundingMode rounding, int more) {
        Json value = schema.members().get(keyword);
        if (value == null) {
            return keyword.endsWith("inimum") ? BEYOND.negate() : BEYOND;
        }
        if (!(value instanceof Json.Numeral(String digits))) {
            throw SchemaReader.wrong(path + "/" + keyword, "a number", value);
        }
        BigDecimal bound = Types.number(digits);
        int places = bound.precision() - bound.scale();
        if (places > 40) {
            return bound.signum() < 0 ? BEYOND.negate() : BEYOND;
        }
        BigDecimal near = places < -40 ? new BigDecimal("1e-40").multiply(BigDecimal.valueOf(bound.signum())) : bound;
        return near.setScale(0, rounding).add(BigDecimal.valueOf(more));
    }

    private int count(String keyword, int usual) {
        Json value = schema.members().get(keyword);
        if (value == null) {
            return usual;
        }
        if (value instanceof Json.Numeral(String digits)) {
            BigDecimal count = Types.number(digits);
            if (count.signum() >= 0 && Types.whole(count)) {
                return count.min(BigDecimal.valueOf(Schema.UNLIMITED)).intValueExact();
            }
        }
        throw SchemaReader.wrong(path + "/" + keyword, "a whole number from 0", value);
    }
}
