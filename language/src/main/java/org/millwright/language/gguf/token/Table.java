package org.millwright.language.gguf.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.language.gguf.file.GgufFile;
import org.millwright.language.gguf.file.Metadata;

/** The rows of a file's vocabulary: each token's text as the file writes it, its kind, its score, the ids with a meaning. */
final class Table {
    static final int NORMAL = 1;
    static final int UNKNOWN = 2;
    static final int CONTROL = 3;
    static final int DEFINED = 4;
    static final int BYTE = 6;

    private static final String PREFIX = "tokenizer.ggml.";

    /** What ends an answer, by the names the families give it. */
    private static final Set<String> ENDS = Set.of(
            "<|eot_id|>",
            "<|im_end|>",
            "<|end|>",
            "<end_of_turn>",
            "<|endoftext|>",
            "<|eom_id|>",
            "<|end_of_text|>",
            "</s>",
            "<eos>");

    final byte[][] texts;
    private final GgufFile file;
    private final Metadata metadata;
    private final int[] kinds;
    private final boolean[] ends;
    private final Map<String, Integer> controls = new HashMap<>();

    Table(GgufFile file) {
        this.file = file;
        this.metadata = file.metadata();
        this.texts = metadata.texts(PREFIX + "tokens").orElseThrow(() -> missing("tokens", "a list of texts"));
        this.kinds = kinds();
        this.ends = new boolean[texts.length];
        for (String key : List.of("eos_token_id", "eot_token_id", "eom_token_id")) {
            id(key).ifPresent(id -> {
                ends[id] = true;
                kinds[id] = CONTROL;
            });
        }
        for (int id = 0; id < texts.length; id++) {
            if (kinds[id] == CONTROL) {
                String text = new String(texts[id], StandardCharsets.UTF_8);
                controls.put(text, id);
                ends[id] |= ENDS.contains(text);
            }
        }
    }

    int size() {
        return texts.length;
    }

    int kind(int id) {
        return kinds[id];
    }

    boolean end(int id) {
        return ends[id];
    }

    Map<String, Integer> controls() {
        return Map.copyOf(controls);
    }

    /** Tokens that are cut out of a text before all else. */
    List<Integer> defined() {
        List<Integer> defined = new ArrayList<>();
        for (int id = 0; id < texts.length; id++) {
            if (kinds[id] == DEFINED && texts[id].length > 0) {
                defined.add(id);
            }
        }
        return defined;
    }

    /** An id with a meaning; empty if the file names none. */
    Optional<Integer> id(String key) {
        return metadata.number(PREFIX + key).map(id -> {
            if (id < 0 || id >= texts.length) {
                throw file.refused(PREFIX + key, id, "a token of the vocabulary, below " + texts.length);
            }
            return id.intValue();
        });
    }

    boolean flag(String key, boolean otherwise) {
        return metadata.flag(PREFIX + key).orElse(otherwise);
    }

    String name(String key) {
        return metadata.text(PREFIX + key).orElse("");
    }

    float[] scores() {
        float[] scores = metadata.floats(PREFIX + "scores").orElseThrow(() -> missing("scores", "a list of numbers"));
        if (scores.length != texts.length) {
            throw file.refused(
                    "the length of " + PREFIX + "scores", scores.length, "that of the tokens, " + texts.length);
        }
        return scores;
    }

    byte[][] merges() {
        return metadata.texts(PREFIX + "merges").orElseThrow(() -> missing("merges", "a list of texts"));
    }

    RuntimeException refused(String key, Object value, String rule) {
        return file.refused(PREFIX + key, value, rule);
    }

    private int[] kinds() {
        int[] kinds = new int[texts.length];
        Arrays.fill(kinds, NORMAL);
        Optional<long[]> given = metadata.numbers(PREFIX + "token_type");
        if (given.isPresent()) {
            long[] codes = given.get();
            if (codes.length != texts.length) {
                throw refused("token_type", codes.length + " kinds", "as many as tokens, " + texts.length);
            }
            for (int id = 0; id < kinds.length; id++) {
                kinds[id] = Math.clamp(codes[id], 0, 7);
            }
        }
        return kinds;
    }

    private RuntimeException missing(String key, String rule) {
        return file.refused(PREFIX + key, "nothing", rule);
    }
}
