package org.millwright.language.gguf.token;

import java.util.Arrays;

/** Symbols in a row that grow together, and the pairs that may, best first. Reused for one text after another. */
final class Chain {
    int[] id = new int[64];
    int[] start = new int[64];
    int[] end = new int[64];
    private int[] previous = new int[64];
    private int[] next = new int[64];
    private int size;

    private long[] orders = new long[64];
    private long[] pairs = new long[64];
    private int waiting;

    void clear() {
        size = 0;
        waiting = 0;
    }

    /** Adds a symbol behind the last one. */
    void add(int symbol, int from, int to) {
        if (size == id.length) {
            id = Arrays.copyOf(id, 2 * size);
            start = Arrays.copyOf(start, 2 * size);
            end = Arrays.copyOf(end, 2 * size);
            previous = Arrays.copyOf(previous, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
        }
        id[size] = symbol;
        start[size] = from;
        end[size] = to;
        previous[size] = size - 1;
        next[size] = -1;
        if (size > 0) {
            next[size - 1] = size;
        }
        size++;
    }

    int size() {
        return size;
    }

    int next(int symbol) {
        return next[symbol];
    }

    int previous(int symbol) {
        return previous[symbol];
    }

    /**
     * Remembers that a symbol may merge with the one behind it.
     *
     * @param order the lower, the earlier; among equals the leftmost comes first
     * @param bytes how long the two are together; a pair whose length changed meanwhile is forgotten
     */
    void offer(int order, int left, int bytes) {
        if (waiting == orders.length) {
            orders = Arrays.copyOf(orders, 2 * waiting);
            pairs = Arrays.copyOf(pairs, 2 * waiting);
        }
        long key = ((long) order << 32) + left;
        int at = waiting++;
        while (at > 0 && orders[(at - 1) / 2] > key) {
            orders[at] = orders[(at - 1) / 2];
            pairs[at] = pairs[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        orders[at] = key;
        pairs[at] = (long) left << 32 | bytes;
    }

    /** Merges the best pair that still stands and tells its left symbol, which has no id yet; -1 if none is left. */
    int merge() {
        while (waiting > 0) {
            long pair = poll();
            int left = (int) (pair >>> 32);
            int right = end[left] > start[left] ? next[left] : -1;
            if (right >= 0 && end[right] - start[left] == (int) pair) {
                end[left] = end[right];
                end[right] = start[right];
                next[left] = next[right];
                if (next[right] >= 0) {
                    previous[next[right]] = left;
                }
                return left;
            }
        }
        return -1;
    }

    private long poll() {
        long best = pairs[0];
        waiting--;
        long key = orders[waiting];
        long pair = pairs[waiting];
        int at = 0;
        while (2 * at + 1 < waiting) {
            int child = 2 * at + 1;
            if (child + 1 < waiting && orders[child + 1] < orders[child]) {
                child++;
            }
            if (orders[child] >= key) {
                break;
            }
            orders[at] = orders[child];
            pairs[at] = pairs[child];
            at = child;
        }
        orders[at] = key;
        pairs[at] = pair;
        return best;
    }
}
