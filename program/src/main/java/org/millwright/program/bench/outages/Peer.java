package org.millwright.program.bench.outages;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.millwright.machine.AssetPath;
import org.millwright.program.settings.Settings;

/**
 * Something to connect to. It has one machine with a tag {@code sequence} that goes up by one every {@link #EVERY} and a second tag beside
 * it, and keeps its port all its life.
 */
interface Peer extends AutoCloseable {
    /** From one value to the next. */
    Duration EVERY = Duration.ofMillis(100);

    /** The tags, the counter first. */
    List<String> TAGS = List.of("sequence", "wave");

    /** What the protocol lets be known of losses. */
    enum Counting {
        /** The source counts, and the ledger holds the number of lost values. */
        EXACT,
        /** The source counts; the ledger estimates. */
        ESTIMATED,
        /** Values are asked for, so only the pauses between them show what is lost; the ledger estimates. */
        SAMPLED
    }

    /** Where it listens. */
    InetSocketAddress at();

    /**
     * A connection to it.
     *
     * @param name the name of the connection
     * @param asset the machine under which its values are kept
     * @param port where the way to it begins, on this machine
     */
    Settings.Line line(String name, AssetPath asset, int port);

    /** What can be known of losses. */
    Counting counting();

    /** Ends it, as a crash does. */
    void down();

    /** Starts it again where it was. */
    void up();

    /** Its clock is wrong by so much from now on. */
    default void clockOff(Duration by) {
        throw new UnsupportedOperationException("The clock of this peer cannot be set.");
    }

    @Override
    void close();
}
