package org.millwright.language.gguf.net;

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
        float softcap) {}
