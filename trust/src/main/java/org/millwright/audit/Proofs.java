package org.millwright.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Proofs about the tree of a log, as RFC 9162 section 2.1 makes and checks them: that an entry is in it, and that today's log
 * extends that of an earlier head. Whoever checks one needs nothing else of the log.
 */
public final class Proofs {
    private final List<byte[]> leaves;
    private final MessageDigest sha = Sha256.digest();

    /** @param hashes the hashes of all entries, in order; for one thread */
    public Proofs(List<Sha256> hashes) {
        this.leaves = hashes.stream().map(Sha256::bytes).toList();
    }

    /** The root of the first {@code size} entries. */
    public Sha256 root(int size) {
        return Sha256.ofHash(root(0, checked(size)));
    }

    private int checked(int size) {
        if (size < 0 || size > leaves.size()) {
            throw new IllegalArgumentException("There are %d entries, not %d.".formatted(leaves.size(), size));
        }
        return size;
    }

    private byte[] root(int from, int until) {
        if (until == from) {
            return sha.digest();
        }
        if (until - from == 1) {
            return leaves.get(from);
        }
        int middle = from + split(until - from);
        byte[] left = root(from, middle);
        return Frontier.node(sha, left, root(middle, until));
    }

    /** The largest power of two below n, for n of at least 2. */
    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }

    /** The path that leads from one entry to the root of the first {@code size} entries. */
    public List<Sha256> inclusion(int number, int size) {
        if (number < 0 || number >= checked(size)) {
            throw new IllegalArgumentException("The entry %d is not among the first %d.".formatted(number, size));
        }
        List<Sha256> path = new ArrayList<>();
        path(number, 0, size, path);
        return path;
    }

    private void path(int number, int from, int until, List<Sha256> path) {
        if (until - from == 1) {
            return;
        }
        int middle = from + split(until - from);
        if (number < middle) {
            path(number, from, middle, path);
            path.add(Sha256.ofHash(root(middle, until)));
        } else {
            path(number, middle, until, path);
            path.add(Sha256.ofHash(root(from, middle)));
        }
    }

    /** What shows that the first {@code size} entries begin with the first {@code earlier}; 0 &lt; earlier ≤ size. */
    public List<Sha256> consistency(int earlier, int size) {
        if (earlier < 1 || earlier > checked(size)) {
            throw new IllegalArgumentException("The first %d entries do not contain %d.".formatted(size, earlier));
        }
        List<Sha256> path = new ArrayList<>();
        if (earlier < size) {
            subproof(new int[] {earlier, 0, size}, true, path);
        }
        return path;
    }

    /** SUBPROOF(m, D[from:until], whole) of RFC 9162 section 2.1.4.1; m is counted from the start of the log. */
    private void subproof(int[] range, boolean whole, List<Sha256> path) {
        int earlier = range[0];
        int from = range[1];
        int until = range[2];
        if (earlier == until) {
            if (!whole) {
                path.add(Sha256.ofHash(root(from, until)));
            }
            return;
        }
        int middle = from + split(until - from);
        if (earlier <= middle) {
            subproof(new int[] {earlier, from, middle}, whole, path);
            path.add(Sha256.ofHash(root(middle, until)));
        } else {
            subproof(new int[] {earlier, middle, until}, false, path);
            path.add(Sha256.ofHash(root(from, middle)));
        }
    }

    /** True if the path leads from the hash of an entry to the root of a log of the size (RFC 9162 section 2.1.3.2). */
    public static boolean includes(Sha256 entry, long number, long size, List<Sha256> path, Sha256 root) {
        if (number < 0 || number >= size) {
            return false;
        }
        MessageDigest sha = Sha256.digest();
        long fn = number;
        long sn = size - 1;
        byte[] hash = entry.bytes();
        for (Sha256 step : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = Frontier.node(sha, step.bytes(), hash);
                int shift = (fn & 1) == 1 ? 0 : Long.numberOfTrailingZeros(fn);
                fn >>>= Math.min(shift, Long.SIZE - 1);
                sn >>>= Math.min(shift, Long.SIZE - 1);
            } else {
                hash = Frontier.node(sha, hash, step.bytes());
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && Arrays.equals(hash, root.bytes());
    }

    /** True if the path shows that the log of one root begins with that of the other (RFC 9162 section 2.1.4.2). */
    public static boolean extend(long earlier, Sha256 earlierRoot, long size, Sha256 root, List<Sha256> path) {
        if (earlier < 1 || earlier > size) {
            return false;
        }
        if (earlier == size) {
            return path.isEmpty() && earlierRoot.equals(root);
        }
        List<Sha256> steps = new ArrayList<>(path);
        if (Long.bitCount(earlier) == 1) {
            steps.addFirst(earlierRoot);
        }
        if (steps.isEmpty()) {
            return false;
        }
        int shift = Long.numberOfTrailingZeros(~(earlier - 1));
        long fn = (earlier - 1) >>> shift;
        long sn = (size - 1) >>> shift;
        return climb(fn, sn, steps, new Sha256[] {earlierRoot, root});
    }

    private static boolean climb(long first, long second, List<Sha256> steps, Sha256[] roots) {
        MessageDigest sha = Sha256.digest();
        long fn = first;
        long sn = second;
        byte[] fr = steps.getFirst().bytes();
        byte[] sr = fr;
        for (Sha256 step : steps.subList(1, steps.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Frontier.node(sha, step.bytes(), fr);
                sr = Frontier.node(sha, step.bytes(), sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                sr = Frontier.node(sha, sr, step.bytes());
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && Arrays.equals(fr, roots[0].bytes()) && Arrays.equals(sr, roots[1].bytes());
    }
}
