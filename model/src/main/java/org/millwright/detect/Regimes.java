package org.millwright.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The regimes of a machine: what its state tags said, and for each combination seen often enough the mean and the deviation of every
 * judged tag. A combination that was not seen is told, and nothing is judged in it.
 */
final class Regimes {
    /** Stands for a combination that the healthy part did not show often enough. */
    static final int UNSEEN = -1;

    /** Farther out nothing is told apart; without an end one impossible number would make the moving averages infinite. */
    static final double FARTHEST = 1e6;

    private static final int MOST = 32;
    private static final int LEAST_ROWS = 50;
    /** A regime that was entered so often knows its deviations half by itself, half from the others. */
    private static final double HALF_KNOWN = 10;

    private final int[] stateColumns;
    private final double[][] states;
    private final double[][] means;
    private final double[][] deviations;

    /**
     * @param stateColumns the columns of the state tags among all tags; empty for one regime
     * @param states per regime the values of the state tags
     * @param means per regime the mean of each judged tag
     * @param deviations per regime the standard deviation of each judged tag, positive
     */
    Regimes(int[] stateColumns, double[][] states, double[][] means, double[][] deviations) {
        this.stateColumns = stateColumns;
        this.states = states;
        this.means = means;
        this.deviations = deviations;
    }

    static Regimes of(Rows all, int[] stateColumns, Rows judged) {
        if (stateColumns.length == 0) {
            return single(judged);
        }
        List<List<Integer>> regimes = often(all, stateColumns, Math.max(LEAST_ROWS, 2 * judged.channels()));
        if (regimes.isEmpty() || regimes.size() > MOST) {
            return single(judged);
        }
        double[][] states = new double[regimes.size()][stateColumns.length];
        double[][] means = new double[regimes.size()][];
        double[][] deviations = new double[regimes.size()][];
        for (int r = 0; r < states.length; r++) {
            int[] rows = regimes.get(r).stream().mapToInt(Integer::intValue).toArray();
            for (int s = 0; s < stateColumns.length; s++) {
                states[r][s] = all.at(rows[0], stateColumns[s]);
            }
            Rows part = judged.pick(rows);
            means[r] = Moments.means(part);
            deviations[r] = Moments.deviations(part, means[r]);
        }
        return new Regimes(stateColumns, states, means, steadied(regimes, floor(deviations)));
    }

    /**
     * The deviations of a regime are worth as much as the number of times that it was entered, not the number of its rows: while a
     * machine stands, many tags hold one value for hours, and a few of those show no deviation. So each variance is drawn towards the
     * mean one of all regimes, as in empirical Bayes estimation with a prior worth {@link #HALF_KNOWN} visits; the last factor is for
     * the mean of so few.
     */
    private static double[][] steadied(List<List<Integer>> regimes, double[][] deviations) {
        double rows = regimes.stream().mapToInt(List::size).sum();
        for (int c = 0; c < deviations[0].length; c++) {
            double usual = 0;
            for (int r = 0; r < deviations.length; r++) {
                usual += regimes.get(r).size() / rows * deviations[r][c] * deviations[r][c];
            }
            for (int r = 0; r < deviations.length; r++) {
                double visits = visits(regimes.get(r));
                double own = deviations[r][c] * deviations[r][c];
                double drawn = (visits * own + HALF_KNOWN * usual) / (visits + HALF_KNOWN);
                deviations[r][c] = Math.sqrt(drawn * (1 + 1 / visits));
            }
        }
        return deviations;
    }

    /** How often a regime was entered. */
    private static int visits(List<Integer> rows) {
        int visits = 1;
        for (int i = 1; i < rows.size(); i++) {
            visits += rows.get(i) == rows.get(i - 1) + 1 ? 0 : 1;
        }
        return visits;
    }

    private static Regimes single(Rows judged) {
        double[] mean = Moments.means(judged);
        double[][] none = new double[1][0];
        return new Regimes(new int[0], none, new double[][] {mean}, new double[][] {Moments.deviations(judged, mean)});
    }

    /** The rows of each combination of states that has enough of them; a row with a missing state belongs to the one before. */
    private static List<List<Integer>> often(Rows all, int[] stateColumns, int enough) {
        Map<String, List<Integer>> byState = new LinkedHashMap<>();
        List<Integer> now = new ArrayList<>();
        for (int row = 0; row < all.rows(); row++) {
            if (complete(all, row, stateColumns)) {
                now = byState.computeIfAbsent(key(all, row, stateColumns), k -> new ArrayList<>());
            }
            now.add(row);
        }
        return byState.values().stream().filter(rows -> rows.size() >= enough).toList();
    }

    private static boolean complete(Rows all, int row, int[] columns) {
        for (int column : columns) {
            if (Double.isNaN(all.at(row, column))) {
                return false;
            }
        }
        return true;
    }

    /** A tag that stands still in one regime is measured by its smallest deviation in the others. */
    private static double[][] floor(double[][] deviations) {
        int p = deviations[0].length;
        for (int c = 0; c < p; c++) {
            double least = Double.MAX_VALUE;
            for (double[] regime : deviations) {
                if (regime[c] > 0) {
                    least = Math.min(least, regime[c]);
                }
            }
            for (double[] regime : deviations) {
                if (!(regime[c] > 0)) {
                    regime[c] = least == Double.MAX_VALUE ? 1 : least;
                }
            }
        }
        return deviations;
    }

    private static String key(Rows all, int row, int[] columns) {
        double[] values = new double[columns.length];
        for (int s = 0; s < columns.length; s++) {
            values[s] = all.at(row, columns[s]);
        }
        return Arrays.toString(values);
    }

    int count() {
        return states.length;
    }

    int[] stateColumns() {
        return stateColumns;
    }

    double[][] states() {
        return states;
    }

    double[][] means() {
        return means;
    }

    double[][] deviations() {
        return deviations;
    }

    /** The regime of a row of all tags; a missing state keeps the regime before. */
    int of(double[] raw, int before) {
        if (stateColumns.length == 0) {
            return 0;
        }
        for (int column : stateColumns) {
            if (Double.isNaN(raw[column])) {
                return before;
            }
        }
        for (int r = 0; r < states.length; r++) {
            boolean same = true;
            for (int s = 0; s < stateColumns.length && same; s++) {
                same = raw[stateColumns[s]] == states[r][s];
            }
            if (same) {
                return r;
            }
        }
        return UNSEEN;
    }

    /** Standardises a row in place, by its regime; no farther out than {@link #FARTHEST}. */
    void standardise(double[] x, int regime) {
        double[] mean = means[regime];
        double[] deviation = deviations[regime];
        for (int c = 0; c < x.length; c++) {
            x[c] = bounded((x[c] - mean[c]) / deviation[c]);
        }
    }

    static double bounded(double z) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, z));
    }

    /** All rows standardised, rows of unseen regimes left out. */
    Rows standardise(Rows all, Rows judged) {
        int p = judged.channels();
        double[] out = new double[judged.rows() * p];
        boolean[] begins = new boolean[judged.rows()];
        double[] raw = new double[all.channels()];
        double[] x = new double[p];
        int n = 0;
        boolean broken = true;
        int regime = 0;
        for (int row = 0; row < judged.rows(); row++) {
            System.arraycopy(all.flat(), row * raw.length, raw, 0, raw.length);
            regime = of(raw, regime);
            if (regime == UNSEEN) {
                broken = true;
                continue;
            }
            System.arraycopy(judged.flat(), row * p, x, 0, p);
            standardise(x, regime);
            System.arraycopy(x, 0, out, n * p, p);
            begins[n++] = broken || judged.begins(row);
            broken = false;
        }
        return new Rows(p, Arrays.copyOf(out, n * p), Arrays.copyOf(begins, n));
    }
}
