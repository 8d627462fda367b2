package org.millwright.machine.connect;

import java.time.Duration;
import java.time.Instant;

/**
 * Says when a subscription has been silent for too long: nothing, no value and no sign of life, for
 * {@code max(3 × keep-alive, 3 × publishing interval, 5 s)}. Each further such time is one rung more of the ladder. Not for several
 * threads.
 */
public final class Watchdog {
    private static final Duration LEAST = Duration.ofSeconds(5);

    private final Duration patience;
    private Instant heard;
    private int rung;

    public Watchdog(Duration keepAlive, Duration publishing, Instant now) {
        Duration longest = keepAlive.compareTo(publishing) > 0 ? keepAlive : publishing;
        Duration three = longest.multipliedBy(3);
        this.patience = three.compareTo(LEAST) > 0 ? three : LEAST;
        this.heard = now;
    }

    /** What to try, in this order. */
    public enum Rung {
        /** All is well. */
        NONE,
        /** Read the server's clock. */
        READ_CLOCK,
        /** Build the subscription anew. */
        NEW_SUBSCRIPTION,
        /** Open a new session. */
        NEW_SESSION,
        /** Make a new client. */
        NEW_CLIENT,
        /** Give up for now and wait. */
        WAIT
    }

    /** Something came. */
    public void heard(Instant now) {
        heard = now;
        rung = 0;
    }

    /** What to do now; the next rung at most once each time the patience has passed. */
    public Rung look(Instant now) {
        if (Duration.between(heard, now).compareTo(patience.multipliedBy(rung + 1L)) < 0) {
            return Rung.NONE;
        }
        rung = Math.min(rung + 1, Rung.values().length - 1);
        return Rung.values()[rung];
    }

    /** How long silence is borne. */
    public Duration patience() {
        return patience;
    }
}
