package org.millwright.language.mask;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers byte strings, equal ones alike. */
final class Rests {
    private final Map<ByteBuffer, Integer> known = new HashMap<>();
    private final List<byte[]> all = new ArrayList<>();

    int number(byte[] rest) {
        return known.computeIfAbsent(ByteBuffer.wrap(rest), any -> {
            all.add(rest);
            return all.size() - 1;
        });
    }

    Trie tree() {
        return Trie.of(all);
    }

    /** A set with a bit for each, in which only the empty one is. */
    long[] none() {
        long[] bits = new long[all.size() / 64 + 1];
        Integer empty = known.get(ByteBuffer.wrap(new byte[0]));
        if (empty != null) {
            bits[empty >> 6] |= 1L << empty;
        }
        return bits;
    }
}
