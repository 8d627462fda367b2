package org.millwright.program.bench.connect;

import java.util.BitSet;

/** What a history holds of one counter, against what was counted. Rows come as the history gives them, by time. */
final class TagCheck {
    private final int within;
    private final BitSet there = new BitSet();
    private long newest = Load.NONE;
    private long disorder;
    private long wrong;

    /** @param within the place of the tag within its machine */
    TagCheck(int within) {
        this.within = within;
    }

    /** Takes a row; one whose number is not above all before it is out of order: twice there, or in another's place. */
    void row(double value) {
        long number = Load.number(value, within);
        if (number == Load.NONE) {
            wrong++;
            return;
        }
        if (number <= newest) {
            disorder++;
        }
        newest = Math.max(newest, number);
        there.set(Math.toIntExact(number));
    }

    /**
     * How many numbers are not there.
     *
     * @param begin from here on none may be missing, even if the history knows none before
     * @param last the last number that was counted
     */
    long missing(long begin, long last) {
        long first = there.isEmpty() ? begin : Math.min(begin, there.nextSetBit(0));
        return Math.max(0, last - first + 1)
                - there.get((int) first, (int) last + 1).cardinality();
    }

    /** How many of the numbers above one and up to another are there. */
    long between(long above, long upTo) {
        return upTo <= above ? 0 : there.get((int) above + 1, (int) upTo + 1).cardinality();
    }

    /** Rows that follow a row of the same or a higher number. */
    long disorder() {
        return disorder;
    }

    /** Rows whose value this tag never said. */
    long wrong() {
        return wrong;
    }
}
