package org.millwright.diagnose;

import java.util.Locale;

/** How the values of a machine differ from its own normal. */
public enum ChangeKind {
    /** The level jumped and stayed. */
    SHIFT,
    /** The level moves slowly. */
    DRIFT,
    /** The values scatter more, or less, than they did. */
    SPREAD,
    /** Each value may lie inside its own limits, but they no longer move together as they did. */
    CORRELATION,
    /** A value that always moved stands still. */
    STUCK,
    /** Values stopped coming. */
    MISSING,
    /** One value jumped by a factor of ten or more in one row: the sensor or its unit was changed, not the machine. */
    SENSOR;

    /** The stable name in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a stable name.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static ChangeKind ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
