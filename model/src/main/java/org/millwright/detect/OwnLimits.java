package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is usual for each tag by itself: mean, deviation and the limits that one healthy row in a thousand passes on either side.
 */
final class OwnLimits {
    private static final double ONE_IN_A_THOUSAND = 3;

    private final double[] mean;
    private final double[] deviation;
    private final double[] low;
    private final double[] high;

    private OwnLimits(int tags) {
        mean = new double[tags];
        deviation = new double[tags];
        low = new double[tags];
        high = new double[tags];
    }

    /** Learns from healthy rows of all tags, NaN where missing. */
    static OwnLimits of(Rows rows) {
        OwnLimits own = new OwnLimits(rows.channels());
        for (int c = 0; c < rows.channels(); c++) {
            own.learn(c, Column.of(rows, c));
        }
        return own;
    }

    private void learn(int c, Column column) {
        mean[c] = column.mean();
        deviation[c] = column.deviation();
        double[] present = column.present();
        if (present.length == 0 || !(deviation[c] > 0)) {
            low[c] = mean[c];
            high[c] = mean[c];
            return;
        }
        high[c] = Math.max(column.greatest(), Tail.of(present).scoreAt(ONE_IN_A_THOUSAND));
        for (int i = 0; i < present.length; i++) {
            present[i] = -present[i];
        }
        low[c] = Math.min(column.least(), -Tail.of(present).scoreAt(ONE_IN_A_THOUSAND));
    }

    /** Writes what was learnt. */
    void write(DataOutput to) throws IOException {
        to.writeInt(mean.length);
        Saved.write(mean, to);
        Saved.write(deviation, to);
        Saved.write(low, to);
        Saved.write(high, to);
    }

    /** Reads what {@link #write} wrote. */
    static OwnLimits read(DataInput from) throws IOException {
        OwnLimits own = new OwnLimits(Saved.length(from));
        Saved.read(own.mean, from);
        Saved.read(own.deviation, from);
        Saved.read(own.low, from);
        Saved.read(own.high, from);
        return own;
    }

    double mean(int tag) {
        return mean[tag];
    }

    double deviation(int tag) {
        return deviation[tag];
    }

    double low(int tag) {
        return low[tag];
    }

    double high(int tag) {
        return high[tag];
    }
}
