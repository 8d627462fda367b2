package org.millwright.plant.unit;

/**
 * Why a unit has to stop, and what mends it.
 *
 * @param reason a name for it, such as a fault's, that comes back in the {@link Notice}
 * @param repairSeconds the work of the crew once it has come, more than 0
 * @param skill who can do it: operator, mechanic, electrician or instrument
 */
public record Stop(String reason, double repairSeconds, String skill) {}
