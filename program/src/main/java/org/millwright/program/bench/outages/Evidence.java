package org.millwright.program.bench.outages;

import java.util.List;
import java.util.TreeSet;
import org.millwright.history.Columns;
import org.millwright.machine.connect.Loss;

/**
 * What became of the values of one case.
 *
 * @param values how many are in the history
 * @param lost how many the source had and the history has not
 * @param reported how many the ledger says are lost
 * @param unreported how many of the lost ones it does not account for
 */
record Evidence(long values, long lost, long reported, long unreported) {
    /** An estimate may be too low by this share of what was lost. */
    private static final double ROUGH = 0.25;

    /** What a counter of 32 bits says that has not begun to count. */
    private static final double NO_NUMBER = 4_294_967_295.0;

    /**
     * Looks at rows and ledger.
     *
     * @param rows both tags of a machine; the first is the counter
     */
    static Evidence of(Columns rows, Peer.Counting counting, List<Loss> losses) {
        long lost = counting == Peer.Counting.SAMPLED ? unanswered(rows) : uncounted(rows);
        long reported = losses.stream().mapToLong(Loss::values).sum();
        double sure = counting == Peer.Counting.EXACT ? (double) lost : lost * (1 - ROUGH);
        return new Evidence(rows.rows(), lost, reported, Math.max(0, (long) Math.ceil(sure) - reported));
    }

    /** Numbers that the counter has passed over, for each tag; and values of the second tag that lack though the number is there. */
    private static long uncounted(Columns rows) {
        TreeSet<Long> counted = new TreeSet<>();
        TreeSet<Long> counts = new TreeSet<>();
        TreeSet<Long> beside = new TreeSet<>();
        for (int row = 0; row < rows.rows(); row++) {
            if (Double.isFinite(rows.values()[row])) {
                (rows.tag()[row] == 0 ? counts : beside).add(rows.times()[row]);
                if (rows.tag()[row] == 0) {
                    counted.add((long) rows.values()[row]);
                }
            }
        }
        if (counted.isEmpty()) {
            return 0;
        }
        long passed = counted.last() - counted.first() + 1 - counted.size();
        // The two tags of a row may come apart; the last one may still be on its way.
        return passed * Peer.TAGS.size() + Math.max(0, counts.size() - beside.size() - 1);
    }

    /** Rounds that had their time between the first and the last, and brought nothing. One that is late is there. */
    private static long unanswered(Columns rows) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long count = 0;
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.tag()[row] == 0 && Double.isFinite(rows.values()[row])) {
                first = Math.min(first, rows.times()[row]);
                last = Math.max(last, rows.times()[row]);
                count++;
            }
        }
        long due = count == 0 ? 0 : Math.round((last - first) / (Peer.EVERY.toNanos() / 1e3)) + 1;
        return Math.max(0, due - count) * Peer.TAGS.size();
    }

    /**
     * How often a number comes for the first time after a higher one; the same again, as a broker sends it that heard no answer, is none.
     *
     * @param arrived the counter's values in the order of the journal
     */
    static long disorder(List<Double> arrived) {
        long disorder = 0;
        TreeSet<Double> seen = new TreeSet<>();
        for (double value : arrived) {
            if (Double.isFinite(value) && value < NO_NUMBER) {
                boolean behind = !seen.isEmpty() && value < seen.last();
                if (seen.add(value) && behind) {
                    disorder++;
                }
            }
        }
        return disorder;
    }
}
