package org.millwright.language.gguf;

import java.nio.file.Path;
import java.time.Clock;
import org.millwright.language.gguf.cache.KeyValues;

/** How fast a model is computed, without words: made-up tokens, no constraint, nothing known before. For one thread. */
public final class SpeedTrial implements AutoCloseable {
    private final Engine engine;
    private final Clock clock;
    private final long loadMillis;

    private SpeedTrial(Engine engine, Clock clock, long loadMillis) {
        this.engine = engine;
        this.clock = clock;
        this.loadMillis = loadMillis;
    }

    /**
     * Loads a model.
     *
     * @throws org.millwright.MillwrightException if the file is refused
     */
    public static SpeedTrial of(Path file, GgufOptions options) {
        long began = options.clock().millis();
        Engine engine = Engine.load(file, options);
        return new SpeedTrial(engine, options.clock(), options.clock().millis() - began);
    }

    public long loadMillis() {
        return loadMillis;
    }

    /** Which kernels compute it. */
    public String arithmetic() {
        return engine.arithmetic().name();
    }

    /** Tokens a second of a prompt of so many. */
    public double prompt(int tokens) {
        KeyValues text = engine.empty();
        float[] logits = new float[engine.tokenizer().size()];
        long began = clock.millis();
        engine.append(text, made(tokens), logits, () -> false);
        double rate = rate(tokens, began);
        engine.alone(text::release);
        return rate;
    }

    /** Tokens a second of an answer of so many, behind a single token. */
    public double decode(int tokens) {
        KeyValues text = engine.empty();
        float[] logits = new float[engine.tokenizer().size()];
        engine.append(text, made(1), logits, () -> false);
        long began = clock.millis();
        for (int token : made(tokens)) {
            engine.append(text, new int[] {token}, logits, () -> false);
        }
        double rate = rate(tokens, began);
        engine.alone(text::release);
        return rate;
    }

    private double rate(int tokens, long began) {
        return 1000.0 * tokens / Math.max(1, clock.millis() - began);
    }

    private int[] made(int count) {
        int[] tokens = new int[count];
        for (int i = 0; i < count; i++) {
            tokens[i] = (i * 7919 + 13) % engine.tokenizer().size();
        }
        return tokens;
    }

    @Override
    public void close() {
        engine.close();
    }
}
