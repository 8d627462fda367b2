package org.millwright.machine.connect;

/** A delivery that is going on. */
public interface Subscription extends AutoCloseable {
    /** Ends the delivery; what was offered before still reaches its ticket. */
    @Override
    void close();
}
