package org.millwright.language.gguf.token;

import java.util.Arrays;

/** From two ids to the rank of their merge. Filled once, then read by several threads. */
final class PairTable {
    private final long[] pairs;
    private final int[] ranks;
    private final int mask;

    /** @param most how many entries will be put */
    PairTable(int most) {
        int capacity = Integer.highestOneBit(Math.max(8, most) * 2 - 1) << 1;
        pairs = new long[capacity];
        Arrays.fill(pairs, -1);
        ranks = new int[capacity];
        mask = capacity - 1;
    }

    /** Puts an entry unless the pair has one: the first in a list has the lower rank. */
    void put(int left, int right, int rank) {
        long pair = ((long) left << 32) | right;
        int slot = slot(pair);
        if (pairs[slot] != pair) {
            pairs[slot] = pair;
            ranks[slot] = rank;
        }
    }

    /** The rank of a pair; -1 if the two do not merge. */
    int rank(int left, int right) {
        int slot = slot(((long) left << 32) | right);
        return pairs[slot] < 0 ? -1 : ranks[slot];
    }

    private int slot(long pair) {
        long mixed = pair * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (pairs[slot] >= 0 && pairs[slot] != pair) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
