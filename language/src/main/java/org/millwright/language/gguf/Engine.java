package org.millwright.language.gguf;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.language.gguf.cache.KeyValues;
import org.millwright.language.gguf.file.GgufFile;
import org.millwright.language.gguf.kernel.Arithmetic;
import org.millwright.language.gguf.kernel.Crew;
import org.millwright.language.gguf.kernel.Packing;
import org.millwright.language.gguf.net.Net;
import org.millwright.language.gguf.token.Tokenizer;

/**
 * A loaded model: its file, its weights, the threads that compute. Texts of several askers take turns, batch by batch. If its file is cut
 * while it is in use, the engine closes itself and says so; the program goes on.
 */
final class Engine implements AutoCloseable {
    private static final int USUAL_CONTEXT = 8_192;

    private final GgufFile file;
    private final Tokenizer tokenizer;
    private final Net net;
    private final Crew crew;
    private final Arena arena = Arena.ofShared();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Arithmetic arithmetic;
    private final boolean exact;
    private final int context;
    private volatile boolean closed;

    private Engine(GgufFile file, Crew crew, GgufOptions options) {
        this.file = file;
        this.crew = crew;
        this.exact = options.exact();
        this.arithmetic = exact ? Arithmetic.plain() : Arithmetic.fastest();
        this.net = new Net(file, crew, arithmetic);
        int most = net.hyper().shape().context();
        if (options.context() > most) {
            throw MillwrightException.badRequest(
                    "gguf.context.large", """
                    A context of {asked} tokens was asked for, but the model ({file}) was made for {most}.
                    Ask for {most} or fewer.""", "asked", options.context(), "file", file.path(), "most", most);
        }
        this.context = options.context() > 0 ? options.context() : Math.min(most, USUAL_CONTEXT);
        refuseWithoutMemory(options.memory());
        this.tokenizer = Tokenizer.of(file);
    }

    /** Loads a file; whatever is wrong with it leaves nothing open. */
    static Engine load(Path path, GgufOptions options) {
        GgufFile file = GgufFile.open(path);
        Crew crew = new Crew(options.threads());
        try {
            Engine engine = new Engine(file, crew, options);
            engine.pack(options);
            return engine;
        } catch (InternalError lost) {
            crew.close();
            MillwrightException told = file.shrank(lost);
            file.close();
            throw told;
        } catch (RuntimeException refused) {
            // Whatever it is, nothing stays open.
            crew.close();
            file.close();
            throw refused;
        }
    }

    private void refuseWithoutMemory(long memory) {
        long needed = file.size() + context * net.cacheShape(exact).tokenBytes();
        if (memory > 0 && needed > memory) {
            throw new MillwrightException(new Problem.Exhausted(Message.of(
                    "gguf.memory.small",
                    """
                    The model ({file}) needs {needed} MB for its weights and a context of {context} tokens, and {memory} MB are there.
                    Take a smaller model or a smaller context.""",
                    "file",
                    file.path(),
                    "needed",
                    needed >> 20,
                    "context",
                    context,
                    "memory",
                    memory >> 20)));
        }
    }

    private void pack(GgufOptions options) {
        if (!(arithmetic instanceof Packing packing)) {
            return;
        }
        PackedCopy copy = new PackedCopy(file, net.matrices(), packing, crew);
        if (copy.size() == 0) {
            return;
        }
        try {
            Path folder = options.folder();
            if (folder == null) {
                copy.inMemory(arena);
            } else {
                copy.inFolder(folder, Digests.of(file.path(), folder), arena);
            }
        } catch (IOException failed) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "gguf.packed.failed",
                            """
                            The weights of ({file}) could not be put in order for fast work: {why}.
                            Maybe the disk is full; as much as the model has is needed once more in the folder for kept files.""",
                            "file",
                            file.path(),
                            "why",
                            String.valueOf(failed.getMessage()))),
                    failed);
        }
    }

    GgufFile file() {
        return file;
    }

    Tokenizer tokenizer() {
        return tokenizer;
    }

    Net net() {
        return net;
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }

    int context() {
        return context;
    }

    KeyValues empty() {
        return new KeyValues(net.cacheShape(exact));
    }

    /** Does something with texts while no other thread does. */
    void alone(Runnable work) {
        turn.lock();
        try {
            if (closed) {
                throw gone();
            }
            work.run();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Computes tokens behind a text, at most a batch at a turn.
     *
     * @return false if it was stopped
     */
    boolean append(KeyValues text, int[] tokens, float @Nullable [] logits, BooleanSupplier stop) {
        boolean[] going = {true};
        for (int from = 0; from < tokens.length && going[0]; from += Net.BATCH) {
            int to = Math.min(tokens.length, from + Net.BATCH);
            int[] some = java.util.Arrays.copyOfRange(tokens, from, to);
            boolean last = to == tokens.length;
            alone(() -> {
                try {
                    going[0] = net.append(text, some, last ? logits : null, stop);
                } catch (InternalError lost) {
                    MillwrightException told = file.shrank(lost);
                    shut();
                    throw told;
                }
            });
        }
        return going[0];
    }

    private MillwrightException gone() {
        return new MillwrightException(
                new Problem.Unreachable(Message.of("gguf.model.closed", """
                The model ({file}) is closed.
                Load it again.""", "file", file.path())));
    }

    private void shut() {
        if (!closed) {
            closed = true;
            crew.close();
            arena.close();
            file.close();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            shut();
        } finally {
            turn.unlock();
        }
    }
}
