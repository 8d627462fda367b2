package org.millwright.program.bench.outages;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what comes about by itself. */
final class Waiting {
    /** How long a peer may take to listen. */
    static final Duration START = Duration.ofSeconds(30);

    private static final long STEP_MILLIS = 50;

    private Waiting() {}

    /** True as soon as it is so; false if it is not in time. */
    static boolean until(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(Duration.ofMillis(STEP_MILLIS));
        }
        return true;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The bench was interrupted.", stopped);
        }
    }
}
