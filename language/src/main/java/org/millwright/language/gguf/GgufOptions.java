package org.millwright.language.gguf;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How a model is run.
 *
 * @param threads that compute at a time, from 1
 * @param context the most tokens of prompt and answer together; 0 for as many as the model was made for, 8,192 at most
 * @param memory bytes that the weights and what is kept of a text may take together; 0 if nobody looks
 * @param folder where copies of weights in the order of the kernels and the beginnings of prompts are kept for the next start; null to
 *     keep nothing. What is kept of a prompt can be read by whoever may read the folder
 * @param exact true to keep 32-bit floats of a text and to compute without rounding, as slow as it is
 * @param clock for limits, usage and the date that some templates tell
 */
public record GgufOptions(
        int threads, int context, long memory, @Nullable Path folder, boolean exact, Clock clock) {
    public GgufOptions {
        if (threads < 1 || context < 0 || memory < 0) {
            throw new IllegalArgumentException(
                    "Threads (%d) begin at 1, context (%d) and memory (%d) at 0.".formatted(threads, context, memory));
        }
    }

    /** All processors but one, nothing kept. */
    public static GgufOptions usual(Clock clock) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return new GgufOptions(threads, 0, 0, null, false, clock);
    }

    /** The same with other threads. */
    public GgufOptions withThreads(int other) {
        return new GgufOptions(other, context, memory, folder, exact, clock);
    }

    /** The same with another context. */
    public GgufOptions withContext(int other) {
        return new GgufOptions(threads, other, memory, folder, exact, clock);
    }

    /** The same with a limit of memory. */
    public GgufOptions withMemory(long other) {
        return new GgufOptions(threads, context, other, folder, exact, clock);
    }

    /** The same with a folder for the next start. */
    public GgufOptions keepingIn(Path other) {
        return new GgufOptions(threads, context, memory, other, exact, clock);
    }

    /** The same without rounding. */
    public GgufOptions exactly() {
        return new GgufOptions(threads, context, memory, folder, true, clock);
    }
}
