package org.millwright.language.gguf.cache;

/**
 * How much is kept of each token.
 *
 * @param layers of the model
 * @param heads with keys and values of their own, in a layer
 * @param size of a head
 * @param full true to keep 32-bit floats in place of 16-bit ones
 */
public record KeyValueShape(int layers, int heads, int size, boolean full) {
    /** Bytes that one token takes. */
    public long tokenBytes() {
        return 2L * layers * heads * size * (full ? 4 : 2);
    }
}
