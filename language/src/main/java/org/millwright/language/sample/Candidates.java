package org.millwright.language.sample;

import java.util.Arrays;

/** The likeliest of the allowed tokens, likeliest first, equal ones by their id. As few are sorted as the settings need. */
final class Candidates {
    private final float[] logits;
    private final long[] allowed;
    private final float largest;
    private long[] sorted = {};

    Candidates(float[] logits, long[] allowed, float largest) {
        this.logits = logits;
        this.allowed = allowed;
        this.largest = largest;
    }

    /** Sorts so many of the likeliest, or all that are allowed and not impossible. */
    void sortMost(int count) {
        long[] heap = new long[Math.min(count, logits.length)];
        int size = 0;
        for (int i = 0; i < allowed.length; i++) {
            for (long bits = allowed[i]; bits != 0; bits &= bits - 1) {
                int token = (i << 6) + Long.numberOfTrailingZeros(bits);
                long key = key(logits[token], token);
                if (size < heap.length && logits[token] > Float.NEGATIVE_INFINITY) {
                    heap[size++] = key;
                    if (size == heap.length) {
                        Arrays.sort(heap);
                        reverse(heap);
                    }
                } else if (size == heap.length && key < heap[0]) {
                    heap[0] = key;
                    sink(heap);
                }
            }
        }
        sorted = Arrays.copyOf(heap, size);
        Arrays.sort(sorted);
    }

    private static void reverse(long[] keys) {
        for (int i = 0, j = keys.length - 1; i < j; i++, j--) {
            long key = keys[i];
            keys[i] = keys[j];
            keys[j] = key;
        }
    }

    /** Puts the first key of a heap whose largest stands first where it belongs. */
    private static void sink(long[] heap) {
        long key = heap[0];
        int at = 0;
        for (int child = 1; child < heap.length; child = 2 * at + 1) {
            child += child + 1 < heap.length && heap[child + 1] > heap[child] ? 1 : 0;
            if (heap[child] <= key) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = key;
    }

    /** Sorts the fewest likeliest tokens that together have at least a share of the probability of all. */
    void sortShare(double share) {
        double all = Logits.sum(logits, allowed, largest, 1);
        double below = 4;
        while (true) {
            sortAbove(largest - below);
            double sum = 0;
            for (int i = 0; i < sorted.length; i++) {
                sum += weight(i, 1);
                if (sum >= share * all) {
                    keep(i + 1);
                    return;
                }
            }
            if (below > 1e40) {
                return;
            }
            below *= 4;
        }
    }

    /** Leaves only the likeliest that together have at least a share of the probability of those still here. */
    void keepShare(double share) {
        double all = 0;
        for (int i = 0; i < sorted.length; i++) {
            all += weight(i, 1);
        }
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += weight(i, 1);
            if (sum >= share * all) {
                keep(i + 1);
            }
        }
    }

    /** Sorts those whose probability is at least a share of the likeliest one's. */
    void sortFrom(double share) {
        sortAbove(largest + Math.log(share) - 1e-3);
        keepAbove(share);
    }

    /** Leaves only those whose probability is at least a share of the likeliest one's. */
    void keepAbove(double share) {
        int count = 0;
        while (count < sorted.length && weight(count, 1) >= share) {
            count++;
        }
        keep(count);
    }

    /** One of those still here. */
    int draw(double chance, double temperature) {
        double all = 0;
        for (int i = 0; i < sorted.length; i++) {
            all += weight(i, temperature);
        }
        double rest = chance * all;
        for (int i = 0; i < sorted.length; i++) {
            rest -= weight(i, temperature);
            if (rest < 0) {
                return token(i);
            }
        }
        return token(sorted.length - 1);
    }

    private void keep(int count) {
        sorted = count < sorted.length ? Arrays.copyOf(sorted, count) : sorted;
    }

    private double weight(int i, double temperature) {
        return Math.exp((logits[token(i)] - (double) largest) / temperature);
    }

    private int token(int i) {
        return (int) sorted[i];
    }

    /** Ascending keys: the complement of the logit's rank in the upper half, the id in the lower. */
    private void sortAbove(double least) {
        long[] keys = new long[256];
        int count = 0;
        for (int i = 0; i < allowed.length; i++) {
            for (long bits = allowed[i]; bits != 0; bits &= bits - 1) {
                int token = (i << 6) + Long.numberOfTrailingZeros(bits);
                float logit = logits[token];
                if (logit >= least && logit > Float.NEGATIVE_INFINITY) {
                    keys = count == keys.length ? Arrays.copyOf(keys, 2 * count) : keys;
                    keys[count++] = key(logit, token);
                }
            }
        }
        sorted = Arrays.copyOf(keys, count);
        Arrays.sort(sorted);
    }

    private static long key(float logit, int token) {
        int bits = Float.floatToRawIntBits(logit + 0f);
        int rank = bits ^ (bits >> 31 & Integer.MAX_VALUE);
        return (long) ~rank << 32 | token;
    }
}
