package org.millwright.language.gguf.net;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.millwright.language.gguf.cache.KeyValueShape;
import org.millwright.language.gguf.cache.KeyValues;
import org.millwright.language.gguf.file.GgufFile;
import org.millwright.language.gguf.kernel.Arithmetic;
import org.millwright.language.gguf.kernel.Batch;
import org.millwright.language.gguf.kernel.Crew;
import org.millwright.language.gguf.kernel.Form;
import org.millwright.language.gguf.kernel.Scratch;
import org.millwright.language.gguf.tensor.Matrix;

/**
 * The way of tokens through all layers. One thread at a time; its crew shares the work. The stream of a batch stays in place from layer to
 * layer; {@link KeyValues} keeps what later tokens will look at.
 */
public final class Net {
    /** The most tokens computed together. */
    public static final int BATCH = 64;

    private static final int ROWS = 32;

    private final Hyper hyper;
    private final Weights weights;
    private final Crew crew;
    private final Arithmetic arithmetic;
    private final Attention attention;
    private final Turns turns;
    private final Turns localTurns;
    private final Scratch[] scratch;
    private final float[] stream;
    private final Batch normed;
    private final Batch attended;
    private final Batch gated;
    private final float[] queries;
    private final float[] keys;
    private final float[] values;
    private final float[] up;
    private final float[] branch;

    /**
     * Reads the sizes and finds the weights of a file.
     *
     * @throws org.millwright.MillwrightException if it is no model this engine computes
     */
    public Net(GgufFile file, Crew crew, Arithmetic arithmetic) {
        this(new HyperReader(file).read(), file, crew, arithmetic);
    }

    private Net(Hyper hyper, GgufFile file, Crew crew, Arithmetic arithmetic) {
        this.hyper = hyper;
        this.weights = new WeightReader(file, hyper).read();
        this.crew = crew;
        this.arithmetic = arithmetic;
        this.attention = new Attention(hyper, arithmetic, crew.threads());
        this.turns = new Turns(BATCH, hyper.rotary(), hyper.architecture().adjacentPairs());
        this.localTurns = new Turns(BATCH, hyper.rotary(), hyper.architecture().adjacentPairs());
        Shape shape = hyper.shape();
        int all = shape.heads() * shape.headSize();
        int widest = Math.max(Math.max(shape.width(), shape.inner()), all);
        this.scratch = new Scratch[crew.threads()];
        Arrays.setAll(scratch, worker -> new Scratch(widest));
        this.stream = new float[BATCH * shape.width()];
        this.branch = new float[BATCH * shape.width()];
        this.normed = new Batch(BATCH, shape.width());
        this.attended = new Batch(BATCH, all);
        this.gated = new Batch(BATCH, shape.inner());
        this.queries = new float[BATCH * all];
        this.keys = new float[BATCH * shape.keyHeads() * shape.headSize()];
        this.values = new float[BATCH * shape.keyHeads() * shape.headSize()];
        this.up = new float[BATCH * shape.inner()];
    }

    public Hyper hyper() {
        return hyper;
    }

    /** Every matrix that is multiplied by, in the order of their use. */
    public List<Matrix> matrices() {
        return weights.multiplied();
    }

    /**
     * What a text of this model keeps of each token.
     *
     * @param full true for 32-bit floats
     */
    public KeyValueShape cacheShape(boolean full) {
        Shape shape = hyper.shape();
        return new KeyValueShape(shape.layers(), shape.keyHeads(), shape.headSize(), full);
    }

    /**
     * Computes tokens behind a text and appends them to it.
     *
     * @param logits of the token that follows the last of them, one for each of the vocabulary; null if nobody asks
     * @param stop asked before every batch and layer; once true, the rest is left undone
     * @return false if it was stopped: the text then has only the batches that were complete
     */
    public boolean append(KeyValues text, int[] tokens, float @Nullable [] logits, BooleanSupplier stop) {
        if (tokens.length == 0) {
            throw new IllegalArgumentException("There is no token to compute.");
        }
        for (int from = 0; from < tokens.length; from += BATCH) {
            int count = Math.min(BATCH, tokens.length - from);
            if (!batch(text, tokens, from, count, stop)) {
                return false;
            }
        }
        if (logits != null) {
            int last = (tokens.length - 1) % BATCH;
            logits(last, logits);
        }
        return true;
    }

    /** The logits behind one token of the last batch. */
    private void logits(int token, float[] logits) {
        Shape shape = hyper.shape();
        Pointwise.norm(stream, token * shape.width(), normed.values(), 0, weights.outputNorm, hyper.epsilon());
        normed.changed(1);
        multiply(weights.output, normed, logits);
        if (hyper.softcap() > 0) {
            for (int i = 0; i < logits.length; i++) {
                logits[i] = hyper.softcap() * (float) Math.tanh(logits[i] / hyper.softcap());
            }
        }
    }

    private boolean batch(KeyValues text, int[] tokens, int from, int count, BooleanSupplier stop) {
        embed(tokens, from, count);
        int start = text.length();
        text.reserve(count);
        Rotary rotary = hyper.rotary();
        turns.at(start, count, rotary.base(), rotary.scale(), weights.rotaryFactors);
        if (hyper.window().size() > 0) {
            localTurns.at(start, count, rotary.localBase(), 1, null);
        }
        for (int layer = 0; layer < hyper.shape().layers(); layer++) {
            if (stop.getAsBoolean()) {
                return false;
            }
            attend(text, layer, start, count);
            feed(weights.layers.get(layer).feeding(), count);
        }
        text.complete(tokens, from, count);
        return true;
    }

    private void embed(int[] tokens, int from, int count) {
        int width = hyper.shape().width();
        float scale = hyper.architecture() == Architecture.GEMMA3 ? (float) Math.sqrt(width) : 1;
        for (int token = 0; token < count; token++) {
            weights.embedding.row(tokens[from + token], stream, token * width);
            for (int i = token * width; scale != 1 && i < (token + 1) * width; i++) {
                stream[i] *= scale;
            }
        }
    }

    private void attend(KeyValues text, int layer, int start, int count) {
        Layer.Attending part = weights.layers.get(layer).attending();
        norm(part.norm(), count);
        multiply(part.query().matrix(), normed, queries);
        multiply(part.key().matrix(), normed, keys);
        multiply(part.value().matrix(), normed, values);
        boolean local = hyper.window().at(layer);
        Shape shape = hyper.shape();
        crew.each(count, (token, worker) -> place(text, part, new Spot(layer, token, start + token, local)));
        int window = local ? hyper.window().size() : Integer.MAX_VALUE;
        Attention.Look look = new Attention.Look(text, layer, start, count, window, queries, attended.values());
        int threads = crew.threads();
        crew.each(attention.parts(count, threads), (piece, worker) -> attention.part(look, piece, worker, threads));
        attended.changed(count);
        multiply(part.output(), attended, branch);
        Pointwise.bias(branch, count, part.outputBias());
        join(part.normBehind(), count, shape.width());
    }

    /** One token in one layer. */
    private record Spot(int layer, int token, int position, boolean local) {}

    /** Adds biases, norms and turns the heads of one token, and keeps its keys and values. */
    private void place(KeyValues text, Layer.Attending part, Spot spot) {
        Shape shape = hyper.shape();
        shapeHeads(part.query(), queries, shape.heads(), spot, true);
        shapeHeads(part.key(), keys, shape.keyHeads(), spot, true);
        shapeHeads(part.value(), values, shape.keyHeads(), spot, false);
        for (int head = 0; head < shape.keyHeads(); head++) {
            int from = (spot.token() * shape.keyHeads() + head) * shape.headSize();
            text.write(new KeyValues.Place(spot.layer(), head, false), spot.position(), keys, from);
            text.write(new KeyValues.Place(spot.layer(), head, true), spot.position(), values, from);
        }
    }

    private void shapeHeads(Layer.Headed headed, float[] all, int heads, Spot spot, boolean turned) {
        int size = hyper.shape().headSize();
        int from = spot.token() * heads * size;
        float[] bias = headed.bias();
        for (int i = 0; bias != null && i < bias.length; i++) {
            all[from + i] += bias[i];
        }
        float[] norm = headed.norm();
        for (int head = 0; head < heads; head++) {
            int at = from + head * size;
            if (norm != null) {
                Pointwise.norm(all, at, all, at, norm, hyper.epsilon());
            }
            if (turned) {
                (spot.local() ? localTurns : turns).turn(spot.token(), all, at);
            }
        }
    }

    private void feed(Layer.Feeding part, int count) {
        norm(part.norm(), count);
        float[] gate = gated.values();
        multiply(part.gate(), normed, gate);
        multiply(part.up(), normed, up);
        int inner = hyper.shape().inner();
        boolean gelu = hyper.architecture() == Architecture.GEMMA3;
        int pieces = Math.max(count, crew.threads());
        crew.each(pieces, (piece, worker) -> {
            int from = (int) ((long) piece * count * inner / pieces);
            int to = (int) ((long) (piece + 1) * count * inner / pieces);
            if (gelu) {
                Pointwise.gelu(gate, up, from, to);
            } else {
                Pointwise.silu(gate, up, from, to);
            }
        });
        gated.changed(count);
        multiply(part.down(), gated, branch);
        join(part.normBehind(), count, hyper.shape().width());
    }

    private void norm(float[] weight, int count) {
        int width = hyper.shape().width();
        crew.each(
                count,
                (token, worker) ->
                        Pointwise.norm(stream, token * width, normed.values(), token * width, weight, hyper.epsilon()));
        normed.changed(count);
    }

    /** Adds a branch to the stream. */
    private void join(float @Nullable [] norm, int count, int width) {
        for (int token = 0; norm != null && token < count; token++) {
            Pointwise.norm(branch, token * width, branch, token * width, norm, hyper.epsilon());
        }
        for (int i = 0; i < count * width; i++) {
            stream[i] += branch[i];
        }
    }

    private void multiply(Matrix matrix, Batch in, float[] out) {
        Form form = arithmetic.form(matrix, in.count());
        if (!in.has(form)) {
            in.allow(form);
            crew.each(in.count(), (token, worker) -> arithmetic.prepare(form, in, token));
            in.made(form);
        }
        int parts = (matrix.rows() + ROWS - 1) / ROWS;
        crew.each(parts, (part, worker) -> {
            int from = part * ROWS;
            int to = Math.min(matrix.rows(), from + ROWS);
            arithmetic.multiply(matrix, in, out, new Arithmetic.Range(from, to), scratch[worker]);
        });
    }
}
