package org.millwright.adapters.openai;

import java.time.Duration;
import org.millwright.language.Cancel;

/** The time one question has, and whether somebody still waits for the answer. */
final class Watch {
    /** How often a waiting thread looks up: cancelling takes 100 ms at most. */
    static final Duration GLANCE = Duration.ofMillis(40);

    private final long start = System.nanoTime();
    private final Duration most;
    private final Cancel cancel;

    Watch(Duration most, Cancel cancel) {
        this.most = most;
        this.cancel = cancel;
    }

    boolean cancelled() {
        return cancel.cancelled() || Thread.currentThread().isInterrupted();
    }

    boolean over() {
        return left().isNegative() || left().isZero();
    }

    boolean stops() {
        return cancelled() || over();
    }

    Duration left() {
        return most.minus(passed());
    }

    Duration passed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    long millis() {
        return passed().toMillis();
    }

    /** Waits, but not longer than somebody waits for the answer. */
    void pause(Duration time) throws InterruptedException {
        Watch pause = new Watch(time, cancel);
        while (!pause.stops() && !over()) {
            Thread.sleep(pause.left().compareTo(GLANCE) < 0 ? pause.left() : GLANCE);
        }
    }
}
