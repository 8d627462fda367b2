package org.millwright.machine.connect;

import java.time.Duration;
import java.util.List;

/**
 * A connection to one device, broker or folder. It only reads.
 *
 * <p>It comes back by itself, whatever ended it: {@link Backoff} says when to try, {@link Watchdog} when silence is suspicious, and
 * {@link #health()} what a person should know meanwhile. Its own threads do the protocol's work; none of them waits in a callback.
 */
public interface Connector extends AutoCloseable {
    /** Looks, without any effect on the device, and tells what a person wants to know before connecting. Never throws for what it finds: that is among the facts. */
    Facts probe(Duration patience);

    /**
     * One level of what the device offers.
     *
     * @param at the address of a {@link Node}; empty for the root
     * @param cursor where the page before ended; empty for the first
     * @throws org.millwright.MillwrightException if the device does not answer or the address is unknown
     */
    NodePage browse(String at, String cursor, Duration patience);

    /**
     * The values now, one for each point and in the same order; what cannot be read is bad and says why.
     *
     * @throws org.millwright.MillwrightException if the device does not answer at all
     */
    List<Sample> read(List<Point> points, Duration patience);

    /**
     * Delivers values until the subscription or the connector is closed. Returns at once; what stands in the way (no network, a
     * refused certificate) shows in {@link #health()} and is tried again. One subscription at a time.
     */
    Subscription subscribe(ReadPlan plan, Intake intake);

    /** How it stands. */
    Health health();

    /** Ends everything within two seconds and leaves no thread behind. */
    @Override
    void close();
}
