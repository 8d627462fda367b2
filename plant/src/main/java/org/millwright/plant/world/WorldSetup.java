package org.millwright.plant.world;

import java.time.Instant;
import org.millwright.MillwrightException;
import org.millwright.plant.fault.Level;

/**
 * What a plant is made from; the same setup gives the same values.
 *
 * @param seed decides every draw
 * @param level how hard it is
 * @param profile which units are published
 * @param start the first instant, on a whole ten seconds
 * @param interval whole seconds between two rows of a unit
 * @param threads how many compute at once, 1 or more; changes no value
 */
public record WorldSetup(long seed, Level level, Profile profile, Instant start, int interval, int threads) {
    public WorldSetup {
        if (interval < 1 || threads < 1) {
            throw MillwrightException.badRequest(
                    "plant.setup.small",
                    "The interval ({interval} s) and the number of threads ({threads}) must both be at least 1.",
                    "interval",
                    interval,
                    "threads",
                    threads);
        }
        start = Instant.ofEpochSecond(Math.floorDiv(start.getEpochSecond(), 10L) * 10);
    }

    long startSeconds() {
        return start.getEpochSecond();
    }

    long startMicros() {
        return startSeconds() * 1_000_000;
    }
}
