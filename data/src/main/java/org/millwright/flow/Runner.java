package org.millwright.flow;

import java.util.List;
import java.util.Map;

/**
 * Runs flows. Whoever runs it, the same records give the same outputs; the time of a machine's clock never plays a part.
 *
 * <p>A runner runs one flow at a time.
 */
public interface Runner extends AutoCloseable {
    /**
     * Reads the sources to their end through the flow. Blocks until then, or until {@link #stop()} or an interrupt stops it.
     *
     * @param sources where the records come from; their names differ
     * @param sink takes what comes out
     * @return what the run did
     * @throws org.millwright.MillwrightException if saved states cannot be used: of another flow, of a newer program, damaged
     */
    RunReport run(Flow flow, List<Source> sources, Sink sink);

    /** Stops the run that is going on, if any; from any thread. What has to be saved is saved by the thread that runs it. */
    void stop();

    /** The keys that the run that is going on has left aside so far; from any thread. Empty where no key is ever left aside. */
    default Map<Key, RunReport.Parked> parked() {
        return Map.of();
    }

    /** Gives back what the runner holds, after a {@link #stop()}. */
    @Override
    default void close() {
        stop();
    }

    /**
     * Runs on the caller's own thread, one source after the other, and keeps nothing: for a pass over a file. An exception of a
     * step, a source or the sink reaches the caller as it is.
     */
    static Runner singlePass() {
        return new SinglePass();
    }

    /**
     * Runs each key on a thread of its own, while the source goes on reading, and keeps nothing. The first exception of a step, a
     * source or the sink ends the run and reaches the caller as it is.
     *
     * @param cores how many keys may compute at the same time
     */
    static Runner singlePass(int cores) {
        return new LocalRunner(null, cores);
    }

    /**
     * Runs each key on a thread of its own and saves the states in snapshots, from which the next run goes on. A step that throws
     * parks its key; the others run on. An exception of a source or of the sink ends the run and reaches the caller.
     *
     * @param cores how many keys may compute at the same time
     */
    static Runner local(Checkpoints checkpoints, int cores) {
        return new LocalRunner(checkpoints, cores);
    }
}
