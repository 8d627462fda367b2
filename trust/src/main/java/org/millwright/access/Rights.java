package org.millwright.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What one person may do, as ranges of a tree's numbers: from {@code starts[i]} up to the next start everything in {@code
 * masks[i]} is allowed. A question is one binary search. Never changes.
 */
final class Rights {
    private final int[] starts;
    private final long[] masks;

    /**
     * What is allowed from an asset downwards.
     *
     * @param scope the number of the asset
     * @param mask the bits of the actions
     */
    record Reach(int scope, long mask) {}

    private record Piece(int from, int until, long mask) {}

    private Rights(int[] starts, long[] masks) {
        this.starts = starts;
        this.masks = masks;
    }

    /** Cuts what overlaps into ranges that do not. */
    static Rights of(AssetTree tree, Collection<Reach> reaches) {
        List<Piece> pieces = new ArrayList<>();
        for (Reach reach : reaches) {
            cut(tree, reach, pieces);
        }
        int[] bounds = pieces.stream()
                .flatMapToInt(piece -> java.util.stream.IntStream.of(piece.from, piece.until))
                .sorted()
                .distinct()
                .toArray();
        return new Rights(bounds, masks(bounds, pieces));
    }

    /** The subtree of the scope without each restricted subtree below it. */
    private static void cut(AssetTree tree, Reach reach, List<Piece> pieces) {
        int[] restricted = tree.restricted();
        int from = reach.scope;
        int end = tree.end(reach.scope);
        int at = Arrays.binarySearch(restricted, from + 1);
        for (int i = at < 0 ? -at - 1 : at; i < restricted.length && restricted[i] < end; i++) {
            if (restricted[i] < from) {
                continue;
            }
            add(from, restricted[i], reach.mask, pieces);
            from = tree.end(restricted[i]);
        }
        add(from, end, reach.mask, pieces);
    }

    private static void add(int from, int until, long mask, List<Piece> pieces) {
        if (from < until) {
            pieces.add(new Piece(from, until, mask));
        }
    }

    /** Sweeps from the first bound to the last and counts, for each action, how many pieces allow it. */
    private static long[] masks(int[] bounds, List<Piece> pieces) {
        int[][] counts = new int[bounds.length][];
        long[] masks = new long[bounds.length];
        for (Piece piece : pieces) {
            count(counts, Arrays.binarySearch(bounds, piece.from), piece.mask, 1);
            count(counts, Arrays.binarySearch(bounds, piece.until), piece.mask, -1);
        }
        int[] now = new int[Long.SIZE];
        for (int i = 0; i < bounds.length; i++) {
            long mask = 0;
            for (int bit = 0; bit < Long.SIZE; bit++) {
                now[bit] += counts[i][bit];
                mask |= now[bit] > 0 ? 1L << bit : 0;
            }
            masks[i] = mask;
        }
        return masks;
    }

    private static void count(int[][] counts, int bound, long mask, int step) {
        if (counts[bound] == null) {
            counts[bound] = new int[Long.SIZE];
        }
        for (long left = mask; left != 0; left &= left - 1) {
            counts[bound][Long.numberOfTrailingZeros(left)] += step;
        }
    }

    /** The bits of what is allowed at a number of the tree. */
    long mask(int number) {
        int low = 0;
        int high = starts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < 0 ? 0 : masks[high];
    }

    boolean allow(Action action, int number) {
        return (mask(number) & action.mask()) != 0;
    }
}
