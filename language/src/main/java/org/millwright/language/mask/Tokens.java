package org.millwright.language.mask;

import org.millwright.language.Vocabulary;

/** The tokens of a vocabulary that write text, once as a tree and once as what they are inside strings. Immutable. */
final class Tokens {
    private final byte[][] bytes;
    private final long[] text;
    private final long[] ends;
    private final Trie trie;
    private final Contents contents;

    Tokens(Vocabulary vocabulary) {
        int size = vocabulary.size();
        this.bytes = new byte[size][];
        this.text = new long[(size + 63) / 64];
        this.ends = new long[(size + 63) / 64];
        for (int id = 0; id < size; id++) {
            boolean silent = vocabulary.control(id) || vocabulary.end(id);
            bytes[id] = silent ? new byte[0] : vocabulary.bytes(id);
            if (bytes[id].length > 0) {
                text[id >> 6] |= 1L << id;
            }
            if (vocabulary.end(id)) {
                ends[id >> 6] |= 1L << id;
            }
        }
        this.trie = new Trie(bytes);
        this.contents = new Contents(bytes);
    }

    int longs() {
        return text.length;
    }

    int size() {
        return bytes.length;
    }

    byte[] bytes(int id) {
        return bytes[id];
    }

    /** The tokens that write something; not to be changed. */
    long[] text() {
        return text;
    }

    /** The tokens that end an answer; not to be changed. */
    long[] ends() {
        return ends;
    }

    boolean end(int id) {
        return (ends[id >> 6] >>> id & 1) != 0;
    }

    Trie trie() {
        return trie;
    }

    Contents contents() {
        return contents;
    }
}
