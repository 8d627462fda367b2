package org.millwright.language.gguf.net;

import java.util.Optional;

/** The families of models this engine computes. */
public enum Architecture {
    LLAMA,
    QWEN2,
    QWEN3,
    GEMMA3;

    /** The family that a file names; empty for any other. */
    static Optional<Architecture> named(String name) {
        return switch (name) {
            case "llama" -> Optional.of(LLAMA);
            case "qwen2" -> Optional.of(QWEN2);
            case "qwen3" -> Optional.of(QWEN3);
            case "gemma3" -> Optional.of(GEMMA3);
            default -> Optional.empty();
        };
    }

    /** Rotary pairs lie side by side; else a half apart. */
    boolean adjacentPairs() {
        return this == LLAMA;
    }

    /** Each head's queries and keys are normed. */
    boolean headNorms() {
        return this == QWEN3 || this == GEMMA3;
    }

    /** Norms stand also behind attention and behind the feed-forward part. */
    boolean normsBehind() {
        return this == GEMMA3;
    }

    boolean biases() {
        return this == QWEN2;
    }
}
