package org.millwright.language.gguf.token;

import java.util.Arrays;

/** From bytes to an id, without an object for each entry. Filled once, then read by several threads. */
final class ByteTable {
    private final byte[][] keys;
    private final int[] ids;
    private final int mask;

    /** @param most how many entries will be put */
    ByteTable(int most) {
        int capacity = Integer.highestOneBit(Math.max(8, most) * 2 - 1) << 1;
        keys = new byte[capacity][];
        ids = new int[capacity];
        mask = capacity - 1;
    }

    /** Puts an entry; a later one with equal bytes takes its place. */
    void put(byte[] key, int id) {
        int slot = hash(key, 0, key.length) & mask;
        while (keys[slot] != null && !Arrays.equals(keys[slot], key)) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        ids[slot] = id;
    }

    /** The id of the bytes from {@code from} up to {@code to}; -1 if there is none. */
    int find(byte[] text, int from, int to) {
        int slot = hash(text, from, to) & mask;
        while (keys[slot] != null) {
            byte[] key = keys[slot];
            if (key.length == to - from && Arrays.equals(key, 0, key.length, text, from, to)) {
                return ids[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }
}
