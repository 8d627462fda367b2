package org.millwright.language.gguf.net;

import java.util.ArrayList;
import java.util.List;
import org.millwright.MillwrightException;
import org.millwright.language.gguf.file.GgufFile;
import org.millwright.language.gguf.file.Metadata;

/** Reads what a file says of its model; what it does not say and must is refused, nothing is guessed. */
final class HyperReader {
    private static final int GLOBAL_EVERY = 6;
    private static final int LAYERS_OF_27B = 62;

    private final GgufFile file;
    private final Metadata metadata;
    private final String prefix;
    private final Architecture architecture;

    HyperReader(GgufFile file) {
        this.file = file;
        this.metadata = file.metadata();
        String name = metadata.text("general.architecture").orElse("");
        this.architecture = Architecture.named(name).orElseThrow(() -> unknown(name));
        this.prefix = name + ".";
    }

    Hyper read() {
        refuseExperts();
        Shape shape = shape();
        float epsilon = real("attention.layer_norm_rms_epsilon", Float.NaN);
        if (!(epsilon >= 0 && epsilon < 1)) {
            throw refused("attention.layer_norm_rms_epsilon", epsilon, "from 0 up to 1");
        }
        return new Hyper(
                architecture,
                shape,
                rotary(shape),
                window(shape.layers()),
                epsilon,
                attentionScale(shape),
                real("final_logit_softcapping", 0));
    }

    private void refuseExperts() {
        long experts = metadata.number(prefix + "expert_count").orElse(0L);
        if (experts > 0) {
            throw refused("expert_count", experts, "0: models of several experts are not computed by this engine");
        }
    }

    private Shape shape() {
        int layers = whole("block_count", 1, 1_000);
        int width = whole("embedding_length", 1, 1 << 17);
        int heads = whole("attention.head_count", 1, 1 << 12);
        int keyHeads = has("attention.head_count_kv") ? whole("attention.head_count_kv", 1, heads) : heads;
        if (heads % keyHeads != 0) {
            throw refused("attention.head_count", heads, "a multiple of attention.head_count_kv, " + keyHeads);
        }
        int headSize = headSize(width, heads);
        long vocabulary = metadata.length("tokenizer.ggml.tokens");
        if (vocabulary < 1 || vocabulary > 1 << 22) {
            throw file.refused("the number of tokens", vocabulary, "between 1 and " + (1 << 22));
        }
        return new Shape(
                layers,
                width,
                heads,
                keyHeads,
                headSize,
                whole("feed_forward_length", 1, 1 << 20),
                (int) vocabulary,
                whole("context_length", 1, 1 << 24));
    }

    private int headSize(int width, int heads) {
        if (!has("attention.key_length")) {
            if (width % heads != 0) {
                throw refused("embedding_length", width, "a multiple of attention.head_count, " + heads);
            }
            return width / heads;
        }
        int size = whole("attention.key_length", 1, 1 << 12);
        int values = has("attention.value_length") ? whole("attention.value_length", 1, 1 << 12) : size;
        if (values != size) {
            throw refused("attention.value_length", values, "attention.key_length, " + size);
        }
        return size;
    }

    private Rotary rotary(Shape shape) {
        int size = has("rope.dimension_count") ? whole("rope.dimension_count", 1, shape.headSize()) : shape.headSize();
        if (size % 2 != 0) {
            throw refused("rope.dimension_count", size, "even");
        }
        float base = real("rope.freq_base", 10_000);
        float localBase = real("rope.freq_base_swa", 10_000);
        if (!(base > 0) || !(localBase > 0) || Float.isInfinite(base) || Float.isInfinite(localBase)) {
            throw refused("rope.freq_base", base, "above 0");
        }
        return new Rotary(size, base, 1 / stretch(), localBase);
    }

    private float stretch() {
        String type = metadata.text(prefix + "rope.scaling.type").orElse("linear");
        if (type.equals("none")) {
            return 1;
        }
        if (!type.equals("linear")) {
            throw refused("rope.scaling.type", type, "none or linear, the forms this engine has");
        }
        float factor = real("rope.scaling.factor", real("rope.scale_linear", 1));
        if (!(factor >= 0) || Float.isInfinite(factor)) {
            throw refused("rope.scaling.factor", factor, "above 0");
        }
        return factor == 0 ? 1 : factor;
    }

    private Window window(int layers) {
        if (architecture != Architecture.GEMMA3 || !has("attention.sliding_window")) {
            return new Window(0, List.of());
        }
        int size = whole("attention.sliding_window", 0, Integer.MAX_VALUE);
        List<Boolean> local = new ArrayList<>();
        String key = prefix + "attention.sliding_window_pattern";
        if (metadata.isList(key)) {
            long[] given = metadata.numbers(key).orElseThrow();
            if (given.length != layers) {
                throw refused("attention.sliding_window_pattern", given.length + " layers", "block_count, " + layers);
            }
            for (long one : given) {
                local.add(one != 0);
            }
        } else {
            int every = metadata.number(key).isPresent()
                    ? whole("attention.sliding_window_pattern", 0, 1_000)
                    : GLOBAL_EVERY;
            for (int layer = 0; layer < layers; layer++) {
                local.add(every == 0 || layer % every < every - 1);
            }
        }
        return new Window(size, local);
    }

    private float attentionScale(Shape shape) {
        boolean wide = architecture == Architecture.GEMMA3 && shape.layers() == LAYERS_OF_27B;
        int size = wide ? shape.width() / shape.heads() : shape.headSize();
        return 1 / (float) Math.sqrt(size);
    }

    private boolean has(String key) {
        return metadata.has(prefix + key);
    }

    private int whole(String key, int least, int most) {
        long value = metadata.number(prefix + key).orElseThrow(() -> refused(key, "nothing", "a whole number"));
        if (value < least || value > most) {
            throw refused(key, value, "between " + least + " and " + most);
        }
        return (int) value;
    }

    private float real(String key, float otherwise) {
        return metadata.real(prefix + key).map(Double::floatValue).orElse(otherwise);
    }

    private MillwrightException refused(String key, Object value, String rule) {
        return file.refused(prefix + key, value, rule);
    }

    private MillwrightException unknown(String name) {
        return MillwrightException.badRequest("gguf.model.architecture", """
                The file ({file}) holds a model of the architecture ({name}), which this engine does not compute.
                It computes llama, qwen2, qwen3 and gemma3: take a model of one of these.""", "file", file.path(), "name", name);
    }
}
