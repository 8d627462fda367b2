package org.millwright.machine;

import java.util.List;

/**
 * One measured or set point of a machine.
 *
 * @param name the name that plant people use, unique within its machine
 * @param unit the unit as the header or the metadata gave it, never guessed; {@link #UNKNOWN_UNIT} where nobody said
 * @param kind what the values are
 * @param words for a {@link Kind#STATUS} tag the words behind the codes 0, 1, 2 …; empty for numbers
 */
public record Tag(String name, String unit, Kind kind, List<String> words) {
    /** Stands where nobody named a unit. */
    public static final String UNKNOWN_UNIT = "unknown";

    public Tag {
        if (name.isBlank() || unit.isBlank()) {
            throw new IllegalArgumentException("The tag (%s) has no name or no unit (%s).".formatted(name, unit));
        }
        words = List.copyOf(words);
    }

    /** What the values of a tag are. */
    public enum Kind {
        /** A number that the machine measures. */
        MEASUREMENT,
        /** Words or booleans, kept as codes. */
        STATUS
    }

    /** A number of unknown unit. */
    public static Tag of(String name) {
        return new Tag(name, UNKNOWN_UNIT, Kind.MEASUREMENT, List.of());
    }

    /** True when somebody named the unit. */
    public boolean hasUnit() {
        return !unit.equals(UNKNOWN_UNIT);
    }
}
