package org.millwright.flow;

import org.millwright.machine.Block;

/**
 * Takes what comes out of a flow.
 *
 * <p>What belongs to one key comes in order and from one thread at a time; different keys may call at the same time where the
 * runner has several threads. After a restart the runner hands over again what it had already handed over since its last
 * snapshot, so a sink replaces by id and never adds. An exception stops the whole run and reaches whoever started it.
 */
public interface Sink {
    /** Keeps an output in the place of any earlier one of the same {@link Output#id()}. */
    void put(Output output);

    /** Takes the rows that leave the last step; key and time say which they replace. */
    default void block(Key key, Block block) {}

    /** Takes rows that came too late to be put in order and that no step saw; the run counts them. */
    default void late(Key key, Block rows) {}
}
