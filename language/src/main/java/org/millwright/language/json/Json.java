package org.millwright.language.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** One JSON value. Numbers keep their digits and members their order, so that what was read is written again as it was. */
public sealed interface Json {
    /** An object; every name occurs once. */
    record Members(SequencedMap<String, Json> members) implements Json {
        public Members {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        /** The member of a name. */
        public Optional<Json> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The member of a name if it is a text. */
        public Optional<String> text(String name) {
            return members.get(name) instanceof Text(String value) ? Optional.of(value) : Optional.empty();
        }
    }

    /** An array. */
    record Items(List<Json> items) implements Json {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record Text(String value) implements Json {}

    /** A number with the digits it was written with; equal only to one of the same digits. */
    record Numeral(String digits) implements Json {
        public static Numeral of(long value) {
            return new Numeral(Long.toString(value));
        }

        /** @throws IllegalArgumentException for a value that JSON cannot write */
        public static Numeral of(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no number for (%s).".formatted(value));
            }
            return new Numeral(Double.toString(value));
        }
    }

    /** True or false. */
    record Truth(boolean value) implements Json {}

    /** The value null. */
    record Nothing() implements Json {}

    /** An object of names and values in their order. */
    static Members object(Object... namesAndValues) {
        LinkedHashMap<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i].toString(), of(namesAndValues[i + 1]));
        }
        return new Members(members);
    }

    /** The value of a text, number, truth value, list or map, or the value itself. */
    static Json of(Object value) {
        return switch (value) {
            case Json json -> json;
            case String text -> new Text(text);
            case Boolean truth -> new Truth(truth);
            case Integer number -> Numeral.of(number);
            case Long number -> Numeral.of(number);
            case Double number -> Numeral.of(number);
            case List<?> list -> new Items(list.stream().map(Json::of).toList());
            case Map<?, ?> map -> {
                LinkedHashMap<String, Json> members = new LinkedHashMap<>();
                map.forEach((name, one) -> members.put(name.toString(), of(one)));
                yield new Members(members);
            }
            default -> throw new IllegalArgumentException("JSON cannot hold a (%s).".formatted(value.getClass()));
        };
    }

    /**
     * Reads one value and nothing after it but blanks.
     *
     * @throws org.millwright.MillwrightException a bad request with line and column of the first fault
     */
    static Json read(String text) {
        return read(text, JsonLimits.USUAL);
    }

    /** Reads within limits of one's own. */
    static Json read(String text, JsonLimits limits) {
        return new JsonReader(text, limits).read();
    }

    /** Reads bytes that must be valid UTF-8 without a byte order mark. */
    static Json read(byte[] utf8, JsonLimits limits) {
        return read(JsonReader.decoded(utf8, limits), limits);
    }

    /** Without any blank. */
    default String text() {
        return JsonWriter.TIGHT.text(this);
    }

    /** In one line with a blank after each comma and colon, as Python writes it and most chat templates do. */
    default String spaced() {
        return JsonWriter.SPACED.text(this);
    }

    /** In lines, each level indented by four blanks. */
    default String indented() {
        StringBuilder text = new StringBuilder();
        JsonLines.write(this, "\n", text);
        return text.toString();
    }
}
