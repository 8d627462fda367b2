package org.millwright.detect.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How strange rows come in clusters: a person is alarmed once for a cluster, not once for a row of it. The ratio of clusters to
 * rows beyond a high quantile is the extremal index of the stream (Leadbetter 1983, runs estimator).
 */
final class Clusters {
    private static final double SHARE = 0.03;
    /** Rows beyond the quantile with at most so many others between them are one cluster. */
    private static final int GAP = 20;
    /** The ratio is never believed to be smaller: a stream that long in one cluster says nothing. */
    private static final double LEAST = 0.05;
    /** One imagined cluster of one row, so that a stream without any has the ratio 1. */
    private static final double PRIOR = 1;

    private long clusters;
    private long exceedances;
    private int quiet = GAP + 1;

    void onRow(double value, Tail past) {
        if (past.surprise(value) > -Math.log10(SHARE)) {
            clusters += quiet > GAP ? 1 : 0;
            exceedances++;
            quiet = 0;
        } else if (quiet <= GAP) {
            quiet++;
        }
    }

    /** Clusters for each row beyond the quantile, 0.05 to 1. */
    double perExceedance() {
        return Math.clamp((clusters + PRIOR) / (exceedances + PRIOR), LEAST, 1.0);
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(clusters);
        to.writeLong(exceedances);
        to.writeInt(quiet);
    }

    static Clusters read(DataInput from) throws IOException {
        Clusters read = new Clusters();
        read.clusters = from.readLong();
        read.exceedances = from.readLong();
        read.quiet = from.readInt();
        return read;
    }
}
