package org.millwright.language.gguf.net;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.language.gguf.file.GgufFile;
import org.millwright.language.gguf.file.TensorInfo;
import org.millwright.language.gguf.tensor.Matrix;

/** Finds each tensor a model needs, checks its shape against the sizes, and refuses any it does not know. */
final class WeightReader {
    private final GgufFile file;
    private final Architecture architecture;
    private final Shape shape;
    private final int rotarySize;
    private final Set<String> used = new HashSet<>();

    WeightReader(GgufFile file, Hyper hyper) {
        this.file = file;
        this.architecture = hyper.architecture();
        this.shape = hyper.shape();
        this.rotarySize = hyper.rotary().size();
    }

    Weights read() {
        Matrix embedding = matrix("token_embd.weight", shape.width(), shape.vocabulary());
        Matrix output = has("output.weight") ? matrix("output.weight", shape.width(), shape.vocabulary()) : embedding;
        float[] norm = vector("output_norm.weight", shape.width());
        float[] factors = architecture == Architecture.LLAMA ? optional("rope_freqs.weight", rotarySize / 2) : null;
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < shape.layers(); i++) {
            layers.add(layer("blk." + i + "."));
        }
        for (TensorInfo tensor : file.tensors()) {
            if (!used.contains(tensor.name())) {
                throw file.refused(
                        "a tensor",
                        tensor.name(),
                        "one that models of " + architecture + " have; its meaning is unknown");
            }
        }
        return new Weights(embedding, output, norm, factors, layers);
    }

    private Layer layer(String at) {
        boolean behind = architecture.normsBehind();
        Layer.Attending attending = new Layer.Attending(
                vector(at + "attn_norm.weight", shape.width()),
                headed(at, "q", 0, shape.heads()),
                headed(at, "k", shape.heads(), shape.keyHeads()),
                headed(at, "v", shape.heads() + shape.keyHeads(), shape.keyHeads()),
                matrix(at + "attn_output.weight", shape.heads() * shape.headSize(), shape.width()),
                architecture == Architecture.LLAMA ? optional(at + "attn_output.bias", shape.width()) : null,
                behind ? vector(at + "post_attention_norm.weight", shape.width()) : null);
        Layer.Feeding feeding = new Layer.Feeding(
                vector(at + "ffn_norm.weight", shape.width()),
                matrix(at + "ffn_gate.weight", shape.width(), shape.inner()),
                matrix(at + "ffn_up.weight", shape.width(), shape.inner()),
                matrix(at + "ffn_down.weight", shape.inner(), shape.width()),
                behind ? vector(at + "post_ffw_norm.weight", shape.width()) : null);
        return new Layer(attending, feeding);
    }

    /**
     * Queries, keys or values of a layer, which may come in one tensor.
     *
     * @param firstHead where they begin in that one
     */
    private Layer.Headed headed(String at, String what, int firstHead, int heads) {
        int size = shape.headSize();
        boolean normed = architecture.headNorms() && !what.equals("v");
        float[] norm = normed ? vector(at + "attn_" + what + "_norm.weight", size) : null;
        if (!has(at + "attn_qkv.weight")) {
            String bias = at + "attn_" + what + ".bias";
            return new Layer.Headed(
                    matrix(at + "attn_" + what + ".weight", shape.width(), heads * size),
                    architecture.biases() ? vector(bias, heads * size) : null,
                    norm);
        }
        int all = (shape.heads() + 2 * shape.keyHeads()) * size;
        Matrix fused = matrix(at + "attn_qkv.weight", shape.width(), all).rows(firstHead * size, heads * size);
        float[] bias = architecture.biases() ? vector(at + "attn_qkv.bias", all) : null;
        return new Layer.Headed(
                fused,
                bias == null ? null : java.util.Arrays.copyOfRange(bias, firstHead * size, (firstHead + heads) * size),
                norm);
    }

    private boolean has(String name) {
        return file.tensor(name).isPresent();
    }

    private Matrix matrix(String name, int columns, int rows) {
        TensorInfo tensor = file.tensor(name)
                .orElseThrow(() -> file.refused("the tensor " + name, "nothing", columns + " × " + rows + " numbers"));
        boolean flat =
                tensor.shape().size() <= 2 || tensor.shape().stream().skip(2).allMatch(length -> length == 1);
        if (!flat || tensor.columns() != columns || tensor.rows() != rows) {
            throw file.refused("the shape of " + name, tensor.shape(), "[" + columns + ", " + rows + "]");
        }
        used.add(name);
        return new Matrix(file.data(tensor), tensor.type(), rows, columns);
    }

    private float[] vector(String name, int length) {
        float[] values = new float[length];
        matrix(name, length, 1).row(0, values, 0);
        return values;
    }

    private float @Nullable [] optional(String name, int length) {
        Optional<TensorInfo> tensor = file.tensor(name);
        return tensor.isPresent() ? vector(name, length) : null;
    }
}
