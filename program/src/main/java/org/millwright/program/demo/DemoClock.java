package org.millwright.program.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The plant's clock of a demo: the newest time that came from the practice plant; before that, a day ago, where it begins. */
final class DemoClock implements InstantSource {
    private final InstantSource wall;
    private volatile Instant newest = Instant.MIN;

    DemoClock(InstantSource wall) {
        this.wall = wall;
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
        return seen.equals(Instant.MIN) ? wall.instant().minus(Duration.ofDays(1)) : seen;
    }
}
