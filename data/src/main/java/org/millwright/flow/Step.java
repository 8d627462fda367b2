package org.millwright.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.millwright.machine.Block;

/**
 * One stage of a flow. Knows no clock but its input, no key but the one handed in. One instance serves many keys.
 *
 * <p>The step is a definition without fields that change; everything that changes is in the state, which the runner owns, hands
 * in, saves and restores. How a stream is cut into blocks must not change what comes out.
 *
 * @param <S> the state of one key
 */
public interface Step<S> {
    /** The name under which a state is saved; unique within its flow. */
    String name();

    /** The version of the saved form of the state. */
    int stateVersion();

    /** The state of a key that was never seen. */
    S fresh(Key key);

    /** Takes the next rows of a key; their times do not fall. */
    void onBlock(Key key, Block in, S state, Out out);

    /**
     * The grid of this step's timers in microseconds; 0, the default, for a step that sets none.
     *
     * <p>A timer fires on a multiple of it. The runner cuts blocks there, so that no timer ever falls inside a block: how the
     * stream was cut before cannot change when it fires. The coarser the grid, the longer the blocks.
     */
    default long timerGridMicros() {
        return 0;
    }

    /** The key's event time has passed a timer that this step had set; the time is that of the timer, on the grid. */
    default void onTime(Key key, long eventMicros, S state, Out out, Timers timers) {}

    /** The last row of the key has come, as at the end of a recording: what is still open is told now. Never called on a live stream. */
    default void onEnd(Key key, S state, Out out) {}

    /** Writes the state: the same state gives the same bytes. */
    void write(S state, DataOutput to) throws IOException;

    /** Reads a state of the key, of this version or of any older one that a release has written. */
    S read(Key key, int version, DataInput from) throws IOException;
}
