package org.millwright.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.Message;

/**
 * Limits from the healthy part alone. Five consecutive blocks; each is scored by a portfolio learnt from the others, with a guard of 20
 * rows on both sides, since smoothed scores of neighbouring rows know each other. On these out-of-block scores stand the tails, the
 * extremal index and so the limit.
 */
final class Calibration {
    private static final int BLOCKS = 5;
    static final int GUARD = 20;
    private static final double EXCEEDANCE = 0.97;
    private static final double LEAST_INDEX = 0.05;
    private static final double POLLUTED = 0.05;
    private static final double UNLIKE = 0.6;

    private final Rows z;
    private final double[][] scores;
    private final double[] changes;
    private final int[] blockOf;
    private final int count;

    private Calibration(Rows z, double[][] scores, double[] changes, int[] blockOf, int count) {
        this.z = z;
        this.scores = scores;
        this.changes = changes;
        this.blockOf = blockOf;
        this.count = count;
    }

    static Calibration of(Rows z) {
        int n = z.rows();
        Calibration empty = new Calibration(z, new double[Portfolio.IDS.length][n], new double[n], new int[n], 0);
        int count = 0;
        for (int block = 0; block < BLOCKS; block++) {
            count = empty.scoreBlock(block, count);
        }
        double[][] scores = new double[Portfolio.IDS.length][];
        for (int s = 0; s < scores.length; s++) {
            scores[s] = Arrays.copyOf(empty.scores[s], count);
        }
        return new Calibration(z, scores, Arrays.copyOf(empty.changes, count), empty.blockOf, count);
    }

    private int scoreBlock(int block, int already) {
        int n = z.rows();
        int from = (int) ((long) block * n / BLOCKS);
        int until = (int) ((block + 1L) * n / BLOCKS);
        Rows others = z.without(Math.max(0, from - GUARD), Math.min(n, until + GUARD));
        Portfolio portfolio = Portfolio.of(others);
        TwoRate twoRate = TwoRate.of(others);
        Portfolio.State state = portfolio.fresh();
        TwoRate.State rates = twoRate.fresh();
        double[] row = new double[z.channels()];
        double[] out = new double[scores.length];
        int settled = 0;
        int at = already;
        for (int i = Math.max(0, from - GUARD); i < until; i++) {
            if (z.begins(i)) {
                portfolio.restart(state);
                rates.forget();
                settled = 0;
            }
            System.arraycopy(z.flat(), i * row.length, row, 0, row.length);
            portfolio.score(row, state, out);
            double change = twoRate.score(row, rates);
            if (++settled > Portfolio.SETTLING && i >= from) {
                for (int s = 0; s < out.length; s++) {
                    scores[s][at] = out[s];
                }
                changes[at] = change;
                blockOf[at++] = block;
            }
        }
        return at;
    }

    /** Rows that could be scored: all but those after an interruption, in which averages settle. */
    int scored() {
        return count;
    }

    Fusion fusion() {
        return Fusion.of(scores);
    }

    Tail changeTail() {
        return Tail.of(changes);
    }

    /** The limit on the fused score. */
    Limit limit(Fusion fusion, double alarmsPerRow) {
        double[] fused = new double[count];
        double[] row = new double[scores.length];
        for (int i = 0; i < count; i++) {
            for (int s = 0; s < row.length; s++) {
                row[s] = scores[s][i];
            }
            fused[i] = fusion.surprise(row);
        }
        double index = extremalIndex(fused);
        double limit = limit(index, alarmsPerRow);
        double extrapolation = index / (z.rows() * alarmsPerRow);
        double blocks = independentBlocks();
        return new Limit(limit, index, extrapolation, blocks, doubts(fused, limit, extrapolation, blocks));
    }

    /** The limit on the change score. */
    double changeLimit(Tail tail, double alarmsPerRow) {
        double[] surprises = new double[count];
        for (int i = 0; i < count; i++) {
            surprises[i] = tail.surprise(changes[i]);
        }
        return limit(extremalIndex(surprises), alarmsPerRow);
    }

    private static double limit(double index, double alarmsPerRow) {
        return Math.max(0.3, -Math.log10(Math.min(1, alarmsPerRow / index)));
    }

    /** Episodes per row above the 97 % quantile, by the very rule that opens warnings. */
    private static double extremalIndex(double[] surprises) {
        double[] sorted = surprises.clone();
        Arrays.sort(sorted);
        double level = sorted[(int) (EXCEEDANCE * (sorted.length - 1))];
        int above = 0;
        for (double surprise : surprises) {
            if (surprise > level) {
                above++;
            }
        }
        double index = new Decision(level).episodes(surprises) / (double) Math.max(1, above);
        return Math.max(LEAST_INDEX, Math.min(1, index));
    }

    private double independentBlocks() {
        int lag = GUARD;
        Column[] columns = new Column[z.channels()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = Column.of(z, c);
        }
        while (lag < z.rows() / 4 && memory(columns, lag) > 0.2) {
            // In growing steps: one row more tells nothing new about a memory of thousands, and each look costs all
            // rows.
            lag += Math.max(GUARD, lag / 8);
        }
        return (double) z.rows() / lag;
    }

    /** The mean size of the correlation of a channel with itself so many rows earlier. */
    private static double memory(Column[] columns, int lag) {
        double sum = 0;
        for (Column column : columns) {
            sum += Math.abs(column.correlation(lag));
        }
        return sum / columns.length;
    }

    private List<Message> doubts(double[] fused, double limit, double extrapolation, double blocks) {
        List<Message> doubts = new ArrayList<>();
        if (blocks < Limit.FEW) {
            doubts.add(Limit.tooShort(blocks));
        }
        if (extrapolation > Limit.FAR) {
            doubts.add(Limit.tooRare(extrapolation));
        }
        int above = 0;
        for (double score : fused) {
            above += score >= limit ? 1 : 0;
        }
        if (above > POLLUTED * count) {
            doubts.add(Message.of(
                    "limit.healthy.polluted",
                    "{share} % of the healthy rows are themselves above the limit.",
                    "share",
                    Math.round(100.0 * above / count)));
        }
        int unlike = unlikeBlock(fused);
        if (unlike >= 0) {
            doubts.add(Message.of(
                    "limit.healthy.unlike",
                    "Part {part} of 5 of the healthy part is unlike the other four.",
                    "part",
                    unlike + 1));
        }
        return doubts;
    }

    /** The block that holds most of the odd rows, or -1. */
    private int unlikeBlock(double[] fused) {
        int[] odd = new int[BLOCKS];
        int oddRows = 0;
        for (int i = 0; i < count; i++) {
            if (fused[i] >= 1) {
                odd[blockOf[i]]++;
                oddRows++;
            }
        }
        for (int block = 0; block < BLOCKS; block++) {
            if (odd[block] > UNLIKE * oddRows) {
                return block;
            }
        }
        return -1;
    }
}
