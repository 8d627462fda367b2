package org.millwright.plant.unit;

/**
 * Something about a unit that the flow knows.
 *
 * @param unit the unit's number, see {@link Layout}
 * @param timeMicros when, in microseconds since 1970 UTC
 * @param kind what
 * @param detail the reason of the {@link Stop}, the recipe's number as text, or empty
 */
public record Notice(int unit, long timeMicros, Kind kind, String detail) {
    /** What a notice tells. */
    public enum Kind {
        /** A stop from outside, or a failure of the flow's own, has been mended. */
        REPAIRED,
        MAINTENANCE_BEGINS,
        MAINTENANCE_ENDS,
        /** Another recipe from here on. */
        RECIPE
    }
}
