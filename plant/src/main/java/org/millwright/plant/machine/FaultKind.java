package org.millwright.plant.machine;

import java.util.List;

/**
 * A fault that machines of a type can have.
 *
 * @param name its name, such as {@code bearing_wear}
 * @param component the part that is at fault
 * @param process true for a fault of the process, false for one of the machine
 * @param curve how its severity grows
 * @param life how long that takes
 * @param repair what mends it
 * @param roots which tags move first, and whither
 */
public record FaultKind(
        String name, String component, boolean process, Curve curve, Life life, Repair repair, List<Root> roots) {
    /**
     * How long a fault takes from its onset to severity 1.
     *
     * @param minDays at least
     * @param maxDays at most
     * @param usage true if only the time counts in which the machine works
     */
    public record Life(double minDays, double maxDays, boolean usage) {}

    /**
     * What mends it.
     *
     * @param minutes of work on average
     * @param skill whose work
     * @param procedure the number of the maintenance procedure
     */
    public record Repair(double minutes, String skill, String procedure) {}

    /**
     * A tag that a fault moves; where a machine has several of the kind, the name ends in {@code *} and one of them moves.
     *
     * @param tag its name
     * @param rises true if it rises with the severity
     */
    public record Root(String tag, boolean rises) {
        /** Reads {@code envelope+} or {@code hold_*-}. */
        static Root of(String text) {
            int end = text.length() - 1;
            return new Root(text.substring(0, end), text.charAt(end) == '+');
        }

        /** Whether a tag of this name is meant. */
        public boolean matches(String name) {
            return tag.endsWith("*") ? name.startsWith(tag.substring(0, tag.length() - 1)) : name.equals(tag);
        }
    }
}
