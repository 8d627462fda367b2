package org.millwright.diagnose;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.millwright.detect.Explanation;

/**
 * Sums over the rows of an episode, per tag: of the value in its unit, and of the deviation from its own normal and of the residual
 * from what the other tags let expect, both in healthy standard deviations.
 */
final class Tally {
    private static final int SUMS = 5;

    private final double[] sums;
    private final int[] present;
    private int rows;

    Tally(int tags) {
        sums = new double[SUMS * tags];
        present = new int[tags];
    }

    void add(Explanation row) {
        rows++;
        for (int tag = 0; tag < present.length; tag++) {
            double z = row.deviation(tag);
            double r = row.residual(tag);
            if (Double.isNaN(z) || Double.isNaN(r)) {
                continue;
            }
            present[tag]++;
            int at = SUMS * tag;
            sums[at] += z;
            sums[at + 1] += z * z;
            sums[at + 2] += r;
            sums[at + 3] += r * r;
            sums[at + 4] += row.value(tag);
        }
    }

    void forget() {
        java.util.Arrays.fill(sums, 0);
        java.util.Arrays.fill(present, 0);
        rows = 0;
    }

    int rows() {
        return rows;
    }

    /** The share of values that were there. */
    double goodShare() {
        long values = 0;
        for (int n : present) {
            values += n;
        }
        return rows == 0 ? 1 : (double) values / ((long) rows * present.length);
    }

    /** In the tag's unit; NaN where it never had a value. */
    double meanValue(int tag) {
        return present[tag] == 0 ? Double.NaN : sums[SUMS * tag + 4] / present[tag];
    }

    /** True if the tag had a value in any row. */
    boolean present(int tag) {
        return present[tag] > 0;
    }

    double meanDeviation(int tag) {
        return present[tag] == 0 ? Double.NaN : sums[SUMS * tag] / present[tag];
    }

    /** The mean square of the deviation: 1 on healthy rows. */
    double squareDeviation(int tag) {
        return present[tag] == 0 ? 1 : sums[SUMS * tag + 1] / present[tag];
    }

    double meanResidual(int tag) {
        return present[tag] == 0 ? 0 : sums[SUMS * tag + 2] / present[tag];
    }

    /** The mean square of the residual: 1 on healthy rows. */
    double squareResidual(int tag) {
        return present[tag] == 0 ? 1 : sums[SUMS * tag + 3] / present[tag];
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(rows);
        for (double sum : sums) {
            to.writeDouble(sum);
        }
        for (int n : present) {
            to.writeInt(n);
        }
    }

    void read(DataInput from) throws IOException {
        rows = from.readInt();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = from.readDouble();
        }
        for (int i = 0; i < present.length; i++) {
            present[i] = from.readInt();
        }
    }
}
