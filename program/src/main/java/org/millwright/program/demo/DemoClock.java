package org.millwright.program.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The plant's clock of a demo: the newest time that came from the practice plant; before that, where the plant begins. */
final class DemoClock implements InstantSource {
    private final InstantSource wall;
    private final Duration back;
    private volatile Instant newest = Instant.MIN;

    /** @param back how far behind the wall the plant begins */
    DemoClock(InstantSource wall, Duration back) {
        this.wall = wall;
        this.back = back;
    }

    /** A value of this time has come. */
    synchronized void seen(Instant time) {
        if (time.isAfter(newest)) {
            newest = time;
        }
    }

    @Override
    public Instant instant() {
        Instant seen = newest;
        return seen.equals(Instant.MIN) ? wall.instant().minus(back) : seen;
    }
}
