package org.millwright.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of a Merkle tree as in RFC 9162 section 2.1: enough to add a leaf and to know the root, in O(log n). For each bit
 * of the size that is set it has the root of a full tree of that many leaves. For one thread.
 */
final class Frontier {
    private static final byte NODE = 1;

    private final MessageDigest sha = Sha256.digest();
    private final byte[][] full = new byte[Long.SIZE][];
    private long size;

    long size() {
        return size;
    }

    void add(byte[] leaf) {
        byte[] node = leaf;
        int level = 0;
        for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
            node = node(sha, full[level++], node);
        }
        full[level] = node;
        size++;
    }

    /** The root over all leaves; for none the hash of nothing. */
    byte[] root() {
        byte @Nullable [] root = null;
        for (int level = 0; level < Long.SIZE; level++) {
            if ((size >>> level & 1) == 1) {
                root = root == null ? full[level] : node(sha, full[level], root);
            }
        }
        return root == null ? sha.digest() : root;
    }

    static byte[] node(MessageDigest sha, byte[] left, byte[] right) {
        sha.update(NODE);
        sha.update(left);
        return sha.digest(right);
    }

    /** The hashes for the set bits of the size, from the lowest. */
    List<String> hashes() {
        List<String> hashes = new ArrayList<>();
        for (int level = 0; level < Long.SIZE; level++) {
            if ((size >>> level & 1) == 1) {
                hashes.add(HexFormat.of().formatHex(full[level]));
            }
        }
        return hashes;
    }

    /** The frontier of a size and its hashes; null if they do not fit. */
    static @Nullable Frontier of(long size, List<String> hashes) {
        if (size < 0 || Long.bitCount(size) != hashes.size()) {
            return null;
        }
        Frontier frontier = new Frontier();
        frontier.size = size;
        int next = 0;
        for (int level = 0; level < Long.SIZE; level++) {
            if ((size >>> level & 1) == 1) {
                frontier.full[level] = new Sha256(hashes.get(next++)).bytes();
            }
        }
        return frontier;
    }
}
