package org.millwright.flow;

import org.millwright.machine.Block;

/** Where a step puts what it makes: blocks for the next step, outputs for the sink. */
public interface Out {
    /** Hands a block to the next step of the flow; after the last step it goes to the sink. */
    void block(Block block);

    /**
     * Hands a finished thing to the sink.
     *
     * @param kind what it is; with flow, step, key and time it makes the id, so one step makes at most one of a kind at a time
     * @param eventMicros the event time it belongs to
     * @param payload its saved form
     */
    void emit(String kind, long eventMicros, byte[] payload);

    /** The timers of this step and key. */
    Timers timers();
}
