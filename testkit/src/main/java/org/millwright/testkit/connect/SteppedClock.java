package org.millwright.testkit.connect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it, forward or back. Safe for several threads. */
public final class SteppedClock implements InstantSource {
    private final AtomicReference<Instant> now;

    public SteppedClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves it; a negative time moves it back. */
    public void step(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }
}
