package org.millwright.flow;

import java.util.List;

/**
 * Runs flows. Whoever runs it, the same records give the same outputs; the time of a machine's clock never plays a part.
 *
 * <p>A runner runs one flow at a time.
 */
public interface Runner extends AutoCloseable {
    /**
     * Reads the sources to their end through the flow. Blocks until then, or until {@link #close()} or an interrupt stops it.
     *
     * @param sources where the records come from; their names differ
     * @param sink takes what comes out
     * @return what the run did
     * @throws org.millwright.MillwrightException if saved states cannot be used: of another flow, of a newer program, damaged
     */
    RunReport run(Flow flow, List<Source> sources, Sink sink);

    /** Stops the run that is going on, if any; what has to be saved is saved by the thread that runs it. */
    @Override
    void close();

    /**
     * Runs on the caller's own thread, one source after the other, and keeps nothing: for a pass over a file. An exception of a
     * step, a source or the sink reaches the caller as it is.
     */
    static Runner singlePass() {
        return new SinglePass();
    }
}
