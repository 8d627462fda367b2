package org.millwright.detect;

/**
 * Sums of products of rows and the rows up to three before them: Σ z(t − a) z(t − b)ᵀ over all t whose three rows before follow one
 * another. Away from the ends of a stretch such a sum depends on b − a alone, so that four sums do for sixteen.
 */
final class Lagged {
    /** The farthest row back. */
    static final int REACH = 3;

    private static final int GROUP = 4;

    private final Rows z;
    private final double[] mean;
    private final int channels;
    /** By b − a: what all pairs of that distance have in common. */
    private final double[][] common;
    /** By a, then b ≥ a: what the ends of stretches add. */
    private final double[][][] ends;
    /** Centred rows, the oldest first: {@link #REACH} before a group, then the group. */
    private final double[] window;

    private int count;

    /** Sums over all rows. */
    Lagged(Rows z, double[] mean) {
        this.z = z;
        this.mean = mean;
        this.channels = z.channels();
        this.common = new double[REACH + 1][channels * channels];
        this.ends = new double[REACH + 1][REACH + 1][channels * channels];
        this.window = new double[(REACH + GROUP) * channels];
        for (int from = 0; from < z.rows(); ) {
            int until = from + 1;
            while (until < z.rows() && !z.begins(until)) {
                until++;
            }
            stretch(from, until);
            from = until;
        }
    }

    /** How many rows have three before them. */
    int count() {
        return count;
    }

    /** Σ z(t − a)ᵢ z(t − b)ⱼ. */
    double sum(int a, int b, int i, int j) {
        if (a > b) {
            return sum(b, a, j, i);
        }
        int at = i * channels + j;
        return common[b - a][at] + ends[a][b][at];
    }

    private void stretch(int from, int until) {
        if (until - from <= REACH) {
            return;
        }
        count += until - from - REACH;
        int row = from + REACH;
        int inner = until - REACH;
        for (; row + GROUP <= inner; row += GROUP) {
            fill(row, GROUP);
            for (int distance = 0; distance <= REACH; distance++) {
                group(common[distance], distance);
            }
        }
        // The rows after the last whole group are ends, too.
        for (int u = from; u < until; u++) {
            if (u == from + REACH) {
                u = row;
            }
            end(u, from, until);
        }
    }

    /** Centres the rows from three before the given one on; they are all of one stretch. */
    private void fill(int row, int rows) {
        int from = (row - REACH) * channels;
        double[] flat = z.flat();
        for (int r = 0, at = 0; r < REACH + rows; r++) {
            for (int c = 0; c < channels; c++, at++) {
                window[at] = flat[from + at] - mean[c];
            }
        }
    }

    private void group(double[] into, int distance) {
        int p = channels;
        int one = REACH * p;
        int back = (REACH - distance) * p;
        for (int i = 0; i < p; i++) {
            double v0 = window[one + i];
            double v1 = window[one + p + i];
            double v2 = window[one + 2 * p + i];
            double v3 = window[one + 3 * p + i];
            int at = i * p;
            for (int j = 0; j < p; j++) {
                int b = back + j;
                into[at + j] += v0 * window[b] + v1 * window[b + p] + v2 * window[b + 2 * p] + v3 * window[b + 3 * p];
            }
        }
    }

    /** The products of one row near an end, each only where its t is of the stretch. */
    private void end(int u, int from, int until) {
        for (int a = 0; a <= REACH; a++) {
            int t = u + a;
            if (t < from + REACH || t >= until) {
                continue;
            }
            for (int b = a; b <= REACH; b++) {
                outer(u, t - b, ends[a][b]);
            }
        }
    }

    private void outer(int row, int other, double[] into) {
        int p = channels;
        for (int i = 0; i < p; i++) {
            double v = z.at(row, i) - mean[i];
            for (int j = 0; j < p; j++) {
                into[i * p + j] += v * (z.at(other, j) - mean[j]);
            }
        }
    }
}
