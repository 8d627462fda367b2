package org.millwright.adapters.openai;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/**
 * What is done before anything leaves the plant.
 *
 * @param budget what calls may cost
 * @param redaction what must not leave
 * @param departures is told what leaves
 * @param recordings answers that are kept or replayed
 * @param chance spreads repeated tries in time
 */
public record Precautions(
        Budget budget, Redaction redaction, Departures departures, Recordings recordings, RandomGenerator chance) {
    /** For an endpoint inside the plant: nothing is limited, hidden, told or kept. */
    public static Precautions none(InstantSource clock, RandomGenerator chance) {
        Budget budget = Budget.unlimited(new Budget.Clock(clock, ZoneOffset.UTC));
        return new Precautions(budget, Redaction.none(), Departures.untold(), Recordings.off(), chance);
    }
}
