package org.millwright.language.gguf.net;

import java.util.ArrayList;
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

    Weights(Matrix embedding, Matrix output, float[] outputNorm, float @Nullable [] rotaryFactors, List<Layer> layers) {
        this.embedding = embedding;
        this.output = output;
        this.outputNorm = outputNorm;
        this.rotaryFactors = rotaryFactors;
        this.layers = List.copyOf(layers);
    }

    /** Every matrix that is multiplied by; one that only serves single rows is not among them. */
    List<Matrix> multiplied() {
        List<Matrix> all = new ArrayList<>();
        for (Layer layer : layers) {
            Layer.Attending a = layer.attending();
            Layer.Feeding f = layer.feeding();
            all.addAll(List.of(a.query().matrix(), a.key().matrix(), a.value().matrix(), a.output()));
            all.addAll(List.of(f.gate(), f.up(), f.down()));
        }
        all.add(output);
        return all;
    }
}
