package org.millwright.plant.wire.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DeadbandTest {
    private static final long SEED = Long.getLong("millwright.seed", 4L);

    @Test
    void whatMovesByLessThanAFifthOfTheNoiseIsHeldBack() {
        Random random = new Random(SEED);
        Deadband deadband = new Deadband();
        double sent = Double.NaN;
        double farthest = 0;
        int passed = 0;
        for (int at = 0; at < 20_000; at++) {
            double value = 100 + 2 * random.nextGaussian();
            if (deadband.passes(value)) {
                sent = value;
                passed++;
            }
            farthest = at < 1_000 ? 0 : Math.max(farthest, Math.abs(value - sent));
        }
        // σ is 2: nothing is farther from what was sent than about a fifth of it, give or take the error of the
        // estimate.
        assertTrue(farthest < 0.7, "seed " + SEED + ": " + farthest);
        assertTrue(passed > 15_000 && passed < 19_500, "seed " + SEED + ": " + passed);
    }

    @Test
    void aConstantIsToldOnceItIsKnown() {
        Deadband deadband = new Deadband();
        int passed = 0;
        for (int at = 0; at < 1_000; at++) {
            passed += deadband.passes(5) ? 1 : 0;
        }
        assertEquals(15, passed);
        assertTrue(deadband.passes(5.001));
    }

    @Test
    void whatIsNoNumberAlwaysPassesAndSoDoesTheNextOne() {
        Deadband deadband = new Deadband();
        for (int at = 0; at < 100; at++) {
            deadband.passes(5);
        }
        assertFalse(deadband.passes(5));
        assertTrue(deadband.passes(Double.NaN));
        assertTrue(deadband.passes(5));
        assertFalse(deadband.passes(5));
    }
}
