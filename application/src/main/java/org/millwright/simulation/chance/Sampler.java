package org.millwright.simulation.chance;

import org.millwright.simulation.kernel.Ticks;

/** Draws from one distribution by one stream. */
@FunctionalInterface
public interface Sampler {
    /** The next draw, in seconds where it is a duration. */
    double next();

    /** The next draw as a duration in ticks. */
    default long ticks() {
        return Ticks.of(next());
    }
}
