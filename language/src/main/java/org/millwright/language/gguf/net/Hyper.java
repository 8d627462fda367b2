package org.millwright.language.gguf.net;

import org.millwright.language.gguf.file.GgufFile;

/**
 * Everything about a model but its weights.
 *
 * @param epsilon of the norms
 * @param attentionScale of queries against keys
 * @param softcap the largest logit, reached softly; 0 for none
 */
public record Hyper(
        Architecture architecture,
        Shape shape,
        Rotary rotary,
        Window window,
        float epsilon,
        float attentionScale,
        float softcap) {
    /**
     * Reads the sizes of a file's model.
     *
     * @throws org.millwright.MillwrightException if it is no model this engine computes
     */
    public static Hyper of(GgufFile file) {
        return new HyperReader(file).read();
    }
}
