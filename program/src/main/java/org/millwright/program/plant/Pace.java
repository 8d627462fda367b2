package org.millwright.program.plant;

import java.time.Duration;
import java.time.Instant;

/**
 * Which plant time it should be. The plant starts in the past, runs at its speed and never runs ahead of the wall clock: once it has
 * caught up, it goes at speed 1.
 *
 * @param wallStart the wall clock when it began
 * @param plantStart the plant's clock when it began
 * @param speed plant seconds in a second, more than 0
 */
record Pace(Instant wallStart, Instant plantStart, double speed) {
    Instant plantTime(Instant wall) {
        double elapsed = Duration.between(wallStart, wall).toNanos() / 1e9;
        Instant wanted = plantStart.plusNanos((long) (elapsed * speed * 1e9));
        return wanted.isAfter(wall) ? wall : wanted;
    }
}
