package org.millwright.language.gguf;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.language.gguf.cache.KeyValueShape;
import org.millwright.language.gguf.file.GgufFile;
import org.millwright.language.gguf.file.Metadata;
import org.millwright.language.gguf.file.TensorInfo;
import org.millwright.language.gguf.net.Hyper;
import org.millwright.language.gguf.net.Shape;
import org.millwright.language.template.Templates;

/**
 * What a file says of its model, without loading it.
 *
 * @param title the model's own name; empty if it has none
 * @param architecture such as qwen2
 * @param parameters how many numbers its tensors hold
 * @param bytes of the file
 * @param types how many parameters each form of numbers holds
 * @param sizes layers, widths, vocabulary and the longest context
 * @param tokenBytes what is kept of each token of a text
 * @param terms its licence, and what to know of its chat template
 */
public record GgufSummary(
        String title,
        String architecture,
        long parameters,
        long bytes,
        Map<String, Long> types,
        Shape sizes,
        long tokenBytes,
        Terms terms) {
    public GgufSummary {
        types = Map.copyOf(types);
    }

    /**
     * What it may be used for, and how it is spoken to.
     *
     * @param licence as the file names it; empty if it names none
     * @param warning that its chat template is only guessed
     */
    public record Terms(String licence, Optional<Message> warning) {}

    /**
     * Reads a file's head.
     *
     * @throws org.millwright.MillwrightException if the file is refused
     */
    public static GgufSummary of(Path path) {
        try (GgufFile file = GgufFile.open(path)) {
            Metadata metadata = file.metadata();
            Hyper hyper = Hyper.of(file);
            Map<String, Long> types = new TreeMap<>();
            long parameters = 0;
            for (TensorInfo tensor : file.tensors()) {
                long values = tensor.columns() * tensor.rows();
                types.merge(tensor.type().name(), values, Long::sum);
                parameters += values;
            }
            Shape shape = hyper.shape();
            KeyValueShape kept = new KeyValueShape(shape.layers(), shape.keyHeads(), shape.headSize(), false);
            String architecture = metadata.text("general.architecture").orElse("");
            String template = metadata.text("tokenizer.chat_template").orElse("");
            return new GgufSummary(
                    metadata.text("general.name").orElse(""),
                    architecture,
                    parameters,
                    file.size(),
                    types,
                    shape,
                    kept.tokenBytes(),
                    new Terms(
                            metadata.text("general.license").orElse(""),
                            Templates.choose(template, architecture).warning()));
        }
    }

    /** Bytes of weights and what is kept of a text of so many tokens. */
    public long memory(int context) {
        return bytes + tokenBytes * context;
    }
}
