package org.millwright.language.gguf.net;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.language.gguf.tensor.Matrix;

/** All weights of a model, in the mapped file but for the small ones. */
final class Weights {
    final Matrix embedding;
    final Matrix output;
    final float[] outputNorm;
    final float @Nullable [] rotaryFactors;
    final List<Layer> layers;

    Weights(
            Matrix embedding,
            Matrix output,
            float[] outputNorm,
            float @Nullable [] rotaryFactors,
            List<Layer> layers) {
        this.embedding = embedding;
        this.output = output;
        this.outputNorm = outputNorm;
        this.rotaryFactors = rotaryFactors;
        this.layers = List.copyOf(layers);
    }
}
