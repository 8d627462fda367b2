package org.millwright.language.gguf.token;

/** Encodes text that holds no token a person defined. */
interface Encoder {
    /**
     * Adds the tokens of the bytes from {@code from} up to {@code to}.
     *
     * @param first true at the start of a text and behind a special token
     */
    void encode(byte[] text, int from, int to, boolean first, Ids out);
}
