package org.millwright.language.mask;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Byte strings as a tree in the order of a walk: a node, then all that begins like it. So a walk is one loop, and leaving out
 * what cannot match is one jump.
 */
final class Trie {
    private final byte[][] words;
    private final int[] order;

    /** For each node: its last byte, its depth from 1, the first node after its part of the tree, and where its words start in the order. */
    private byte[] last = new byte[1024];

    private int[] depth = new int[1024];
    private int[] beyond = new int[1024];
    private int[] first = new int[1024];
    private int nodes;
    private int deepest;

    /** @param words in any order, also equal ones; empty ones are in no node */
    Trie(byte[][] words) {
        this.words = words;
        this.order = IntStream.range(0, words.length)
                .filter(i -> words[i].length > 0)
                .boxed()
                .sorted(Comparator.comparing(i -> words[i], Arrays::compareUnsigned))
                .mapToInt(i -> i)
                .toArray();
        build();
    }

    static Trie of(List<byte[]> words) {
        return new Trie(words.toArray(new byte[0][]));
    }

    private void build() {
        int longest = Arrays.stream(words).mapToInt(word -> word.length).max().orElse(0);
        int[] open = new int[longest + 1];
        byte[] before = {};
        for (int i = 0; i < order.length; i++) {
            byte[] word = words[order[i]];
            int common = Arrays.mismatch(before, word);
            if (common >= 0) {
                close(open, common, before.length);
                for (int d = common; d < word.length; d++) {
                    open[d] = node(word[d], d + 1, i);
                }
            }
            before = word;
        }
        close(open, 0, before.length);
        deepest = longest;
    }

    private void close(int[] open, int from, int to) {
        for (int d = from; d < to; d++) {
            beyond[open[d]] = nodes;
        }
    }

    private int node(byte b, int at, int firstWord) {
        if (nodes == last.length) {
            last = Arrays.copyOf(last, 2 * nodes);
            depth = Arrays.copyOf(depth, 2 * nodes);
            beyond = Arrays.copyOf(beyond, 2 * nodes);
            first = Arrays.copyOf(first, 2 * nodes);
        }
        last[nodes] = b;
        depth[nodes] = at;
        first[nodes] = firstWord;
        return nodes++;
    }

    int nodes() {
        return nodes;
    }

    /** The number of bytes of the longest word. */
    int deepest() {
        return deepest;
    }

    /** The byte of a node, 0 to 255. */
    int last(int node) {
        return last[node] & 255;
    }

    int depth(int node) {
        return depth[node];
    }

    int beyond(int node) {
        return beyond[node];
    }

    /** True if a word ends at a node; in the order it is the first of those below it. */
    boolean ends(int node) {
        return words[order[first[node]]].length == depth[node];
    }

    /** Sets the bits of the words that end at a node. */
    void mark(int node, long[] bits) {
        int length = depth[node];
        for (int i = first[node]; i < order.length && words[order[i]].length == length; i++) {
            if (i > first[node] && !Arrays.equals(words[order[i]], words[order[i - 1]])) {
                break;
            }
            bits[order[i] >> 6] |= 1L << order[i];
        }
    }

    /** The longest word that a text begins with at a place; -1 for none. */
    int longest(byte[] text, int from) {
        int found = -1;
        int node = 0;
        int end = nodes;
        for (int at = from; at < text.length; at++) {
            while (node < end && last[node] != text[at]) {
                node = beyond[node];
            }
            if (node >= end) {
                break;
            }
            int word = order[first[node]];
            found = words[word].length == at - from + 1 ? word : found;
            end = beyond[node];
            node++;
        }
        return found;
    }
}
