package org.millwright.plant.machine;

/**
 * How one machine behaves. It owns its slow states (temperatures, wear, levels), draws nothing that depends on how often it is asked,
 * and can be computed several times beside itself with other severities: that is the twin.
 */
public interface Physics {
    /** Seconds from one {@link #step} to the next. */
    int STEP_SECONDS = 10;

    /** Advances the slow states to the instant in {@code now}, which is {@value #STEP_SECONDS} s after the last one. */
    void step(Now now);

    /** Says what every tag of the type shows at the instant, in the order of the type's table. Changes no state. */
    void show(Now now, Shown shown);

    /**
     * Whether the machine can no longer work because of a fault, before its severity has reached 1.
     *
     * @param fault the fault's index in the type's table
     */
    default boolean failed(int fault, Now now) {
        return false;
    }

    /** Takes up a repair or a part that was changed: the cause of the fault is gone. */
    default void repaired(int fault) {}
}
