package org.millwright.language.gguf.net;

/**
 * The sizes of a model.
 *
 * @param layers one after the other
 * @param width of the stream between them
 * @param heads of queries in a layer
 * @param keyHeads of keys and values; each serves {@code heads / keyHeads} query heads
 * @param headSize of each
 * @param inner width of the feed-forward part
 * @param vocabulary tokens
 * @param context the most tokens the model was made for
 */
public record Shape(
        int layers, int width, int heads, int keyHeads, int headSize, int inner, int vocabulary, int context) {
    int group() {
        return heads / keyHeads;
    }
}
