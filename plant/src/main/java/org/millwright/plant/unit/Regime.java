package org.millwright.plant.unit;

/**
 * What a unit is doing from one change to the next. Times are microseconds since 1970 UTC of plant time.
 *
 * @param state the state
 * @param sinceMicros when this state began
 * @param cycleStartMicros when the present cycle began, or the last one where none runs; a stop in the middle of a cycle moves it, so
 *     that (time − cycle start) is the work done on the part in hand
 * @param cycleMicros how long the present (or last) cycle takes without stops, more than 0
 * @param parts the parts this unit has finished since the start of the plant
 * @param recipe which model or program is run, 0, 1, 2 …
 * @param occupancy how full a tunnel, rack, oven or batch is, 0 to 1; for a vehicle 1 if it carries something
 */
public record Regime(
        State state,
        long sinceMicros,
        long cycleStartMicros,
        long cycleMicros,
        long parts,
        int recipe,
        double occupancy) {
    /** True while it works on a part. */
    public boolean working() {
        return state == State.WORKING;
    }
}
