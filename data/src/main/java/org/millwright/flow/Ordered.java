package org.millwright.flow;

import org.millwright.machine.Block;

/** Places in the rising times of a block. */
final class Ordered {
    private Ordered() {}

    /** The first row from {@code from} on whose time is not before {@code micros}; the number of rows if there is none. */
    static int firstNotBefore(Block block, int from, long micros) {
        return micros == Long.MIN_VALUE ? from : firstAfter(block, from, micros - 1);
    }

    /** The first row from {@code from} on whose time is after {@code micros}; the number of rows if there is none. */
    static int firstAfter(Block block, int from, long micros) {
        if (from == block.rows() || block.time(block.rows() - 1) <= micros) {
            return block.rows();
        }
        int low = from;
        int high = block.rows() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (block.time(middle) > micros) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Rows of a block; the block itself, uncopied, where they are all of it. */
    static Block part(Block block, int from, int until) {
        return from == 0 && until == block.rows() ? block : block.slice(from, until);
    }
}
