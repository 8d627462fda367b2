package org.millwright.detect;

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
