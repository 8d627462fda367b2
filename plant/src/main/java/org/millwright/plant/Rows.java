package org.millwright.plant;

import java.util.List;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;

/** What the plant publishes, in the order of plant time; the servers of all protocols are told the same. */
public interface Rows {
    /** The next rows of one unit, all of its tags side by side, the times UTC microseconds of plant time. */
    void rows(AssetPath unit, Block rows);

    /** Something happened at a unit: an alarm of its own, maintenance, a recipe or tool change. */
    void event(MachineEvent event);

    /** A unit with its tags, said before its first rows. */
    record Unit(AssetPath path, String type, List<PlantTag> tags) {}

    /**
     * A tag as a machine builder documents it.
     *
     * @param tag name, unit and words
     * @param low the lower end of its range
     * @param high the upper end of its range
     * @param description what it measures, in English
     * @param writable true for a set point that the device lets others write
     */
    record PlantTag(org.millwright.machine.Tag tag, double low, double high, String description, boolean writable) {}
}
