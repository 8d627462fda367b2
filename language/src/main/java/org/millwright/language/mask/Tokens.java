package org.millwright.language.mask;

import org.millwright.language.Vocabulary;

/** The tokens of a vocabulary that write text, once as a tree and once as what they are inside strings. Immutable. */
final class Tokens {
    private static final byte[] NONE = {};

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
            bytes[id] = silent ? NONE : vocabulary.bytes(id);
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

    /** The tokens that write something, by whether a byte is among what they write. */
    Split split(int b) {
        long[] without = text.clone();
        byte[][] with = new byte[bytes.length][];
        for (int id = 0; id < bytes.length; id++) {
            with[id] = NONE;
            for (byte one : bytes[id]) {
                if ((one & 255) == b) {
                    with[id] = bytes[id];
                    without[id >> 6] &= ~(1L << id);
                    break;
                }
            }
        }
        return new Split(new Trie(with), without);
    }

    /** Tokens that write a byte, and the bits of those that do not. */
    static final class Split {
        private final Trie with;
        private final long[] without;

        private Split(Trie with, long[] without) {
            this.with = with;
            this.without = without;
        }

        Trie with() {
            return with;
        }

        /** Not to be changed. */
        long[] without() {
            return without;
        }
    }

    Trie trie() {
        return trie;
    }

    Contents contents() {
        return contents;
    }
}
