package org.millwright.detect.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is usual at a time of day: mean and spread per half hour, slowly forgetting. At night a small move may be strange where
 * the same at noon is not.
 */
final class DayProfile {
    private static final int BINS = 48;
    private static final long BIN_MICROS = 1_800_000_000L;
    private static final long DAY_MICROS = BINS * BIN_MICROS;
    /** Half an hour counts once it holds ten points: at five minutes a point, from its second day on. */
    private static final int YOUNG = 10;
    /** A tenth of the way at each point: about two days are remembered. */
    private static final double RATE = 0.1;
    /** The spread of all hours together moves with the last couple of thousand points, about a week. */
    private static final double SLOW_RATE = 0.0005;
    /** So much of the spread of all hours supports the spread of one, which few points tell badly. */
    private static final double SUPPORT = 0.3;

    private final double[] means = new double[BINS];
    private final double[] variances = new double[BINS];
    private final int[] points = new int[BINS];
    private double variance;
    private long seen;

    /** How far a value is from the usual at this time of day, in usual spreads; NaN where the time of day is not known yet. */
    double distance(long timeMicros, double value) {
        int bin = bin(timeMicros);
        if (points[bin] < YOUNG) {
            return Double.NaN;
        }
        double spread = SUPPORT * Math.sqrt(variance) + (1 - SUPPORT) * Math.sqrt(variances[bin]);
        double distance = Math.abs(value - means[bin]);
        return distance == 0 ? 0 : distance / Math.max(Double.MIN_NORMAL, spread);
    }

    void learn(long timeMicros, double point) {
        int bin = bin(timeMicros);
        double difference = point - means[bin];
        double rate = Math.max(1.0 / (points[bin] + 1), RATE);
        if (points[bin] > 0) {
            double square = difference * difference;
            variances[bin] += rate * (square - variances[bin]);
            variance += Math.max(1.0 / (seen + 1), SLOW_RATE) * (square - variance);
        }
        means[bin] += rate * difference;
        points[bin] += points[bin] < Integer.MAX_VALUE ? 1 : 0;
        seen++;
    }

    private static int bin(long timeMicros) {
        return (int) (Math.floorMod(timeMicros, DAY_MICROS) / BIN_MICROS);
    }

    void write(DataOutput to) throws IOException {
        to.writeDouble(variance);
        to.writeLong(seen);
        for (int bin = 0; bin < BINS; bin++) {
            to.writeDouble(means[bin]);
            to.writeDouble(variances[bin]);
            to.writeInt(points[bin]);
        }
    }

    static DayProfile read(DataInput from) throws IOException {
        DayProfile profile = new DayProfile();
        profile.variance = from.readDouble();
        profile.seen = from.readLong();
        for (int bin = 0; bin < BINS; bin++) {
            profile.means[bin] = from.readDouble();
            profile.variances[bin] = from.readDouble();
            profile.points[bin] = from.readInt();
        }
        return profile;
    }
}
