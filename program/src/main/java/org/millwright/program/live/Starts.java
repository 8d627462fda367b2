package org.millwright.program.live;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Starts connectors one after the other, at most ten a second, because controllers take few clients and networks few storms. */
final class Starts implements AutoCloseable {
    private static final long APART_MILLIS = 100;

    private final ScheduledThreadPoolExecutor starter = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("connections ", 0).factory());
    private long next = System.nanoTime();

    Starts() {
        starter.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Starts something when its turn has come. */
    synchronized void start(Runnable connection) {
        long now = System.nanoTime();
        next = Math.max(now, next);
        // What stands in the way of a connection shows in its own health.
        var unused = starter.schedule(connection, next - now, TimeUnit.NANOSECONDS);
        next += TimeUnit.MILLISECONDS.toNanos(APART_MILLIS);
    }

    @Override
    public void close() {
        starter.shutdown();
        try {
            starter.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
