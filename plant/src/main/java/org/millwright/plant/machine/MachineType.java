package org.millwright.plant.machine;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A type of machine: everything that a manual tells of it, and its physics.
 *
 * @param name such as {@code cnc}
 * @param title such as "CNC machining centre"
 * @param tags in the order in which physics shows them
 * @param faults in the order of their indices
 * @param alarms the limits of its builder
 * @param scrap limits of quality
 * @param physics makes the physics of one machine from its coefficients
 */
public record MachineType(
        String name,
        String title,
        List<TagRow> tags,
        List<FaultKind> faults,
        List<Alarm> alarms,
        List<Limit> scrap,
        Function<Coefficients, Physics> physics) {
    /**
     * A part is bad where a tag of the machine that makes it is outside.
     *
     * @param tag the index of the tag
     * @param low the lowest good value
     * @param high the highest good value
     */
    public record Limit(int tag, double low, double high) {
        /** Whether a part with this value is bad. */
        public boolean broken(double made) {
            return made < low || made > high;
        }
    }

    /** The index of a tag, or -1. */
    public int tag(String tagName) {
        for (int tag = 0; tag < tags.size(); tag++) {
            if (tags.get(tag).name().equals(tagName)) {
                return tag;
            }
        }
        return -1;
    }

    /** The index of a fault, or -1. */
    public int fault(String faultName) {
        for (int fault = 0; fault < faults.size(); fault++) {
            if (faults.get(fault).name().equals(faultName)) {
                return fault;
            }
        }
        return -1;
    }

    /** The tags with numbers that somebody measures: those that are neither words nor counted by the control. */
    public int[] measured() {
        return IntStream.range(0, tags.size())
                .filter(tag -> tags.get(tag).step() > 0 && tags.get(tag).step() < 1)
                .toArray();
    }
}
