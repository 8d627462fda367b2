package org.millwright.detect.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How strange rows come in clusters: a person is alarmed once for a cluster, not once for a row of it. What share of strange rows
 * begins a cluster is the extremal index of the stream, estimated from the times between rows beyond a high quantile (Ferro and
 * Segers 2003, intervals estimator). Counting clusters by a fixed gap would find some even among independent rows.
 */
final class Clusters {
    private static final double SHARE = 0.01;
    /** Fewer times between strange rows say nothing: each is then taken for a cluster of its own, which is the careful side. */
    private static final int CREDIBLE = 20;
    /** The index is never believed to be smaller: a stream that long in one cluster says nothing. */
    private static final double LEAST = 0.05;

    private long since = -1;
    private long gaps;
    private double sum;
    private double sumOfProducts;

    void onRow(double value, Tail past) {
        boolean strange = past.surprise(value) > -Math.log10(SHARE);
        if (since >= 0) {
            since++;
        }
        if (strange) {
            if (since > 0) {
                gaps++;
                sum += since - 1;
                sumOfProducts += (since - 1.0) * (since - 2.0);
            }
            since = 0;
        }
    }

    /** Clusters for each strange row, 0.05 to 1. */
    double perExceedance() {
        if (gaps < CREDIBLE || sumOfProducts <= 0) {
            return 1;
        }
        return Math.clamp(2 * sum * sum / (gaps * sumOfProducts), LEAST, 1.0);
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(since);
        to.writeLong(gaps);
        to.writeDouble(sum);
        to.writeDouble(sumOfProducts);
    }

    static Clusters read(DataInput from) throws IOException {
        Clusters read = new Clusters();
        read.since = from.readLong();
        read.gaps = from.readLong();
        read.sum = from.readDouble();
        read.sumOfProducts = from.readDouble();
        return read;
    }
}
