package org.millwright.machine.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: full jitter, {@code uniform(0, min(60 s, 1 s × 2^n))} (M. Brooker, "Exponential Backoff
 * And Jitter", 2015), so that many connections of one plant do not come back in step. Not for several threads.
 */
public final class Backoff {
    /** While one waits: from one knock at the peer's port to the next. */
    public static final Duration KNOCK = Duration.ofSeconds(5);

    private static final int PATIENCE_MILLIS = 500;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration STEADY = Duration.ofMinutes(5);
    private static final int LAST_DOUBLING = 6;

    private final RandomGenerator chance;
    private int failures;

    public Backoff(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The wait after one more failure. */
    public Duration next() {
        long ceiling = Math.min(LONGEST.toMillis(), 1_000L << Math.min(failures, LAST_DOUBLING));
        failures++;
        return Duration.ofMillis(chance.nextLong(ceiling + 1));
    }

    /** The wait after a refusal by the peer (password, certificate): always the longest, because accounts get locked. */
    public Duration refused() {
        failures++;
        return LONGEST;
    }

    /** Forgets the failures if the connection has been live for long enough. */
    public void liveFor(Duration time) {
        if (time.compareTo(STEADY) >= 0) {
            failures = 0;
        }
    }

    /** True if somebody takes connections there, so that waiting on is of no use. Asks for half a second at most. */
    public static boolean listens(InetSocketAddress peer) {
        try (Socket knock = new Socket()) {
            knock.connect(peer, PATIENCE_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** How many failures stand since the last steady time. */
    public int failures() {
        return failures;
    }
}
