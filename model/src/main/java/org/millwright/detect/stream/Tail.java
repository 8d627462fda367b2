package org.millwright.detect.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How surprising a number is against all numbers of the past: −log₁₀ of the share of the past that was as large.
 *
 * <p>The past is a histogram of {@value #BINS} bins, sixteen to an octave from 2⁻⁶⁴ to 2⁶⁴ times the first number above 0, so the unit
 * of the numbers does not matter, memory is bounded, and a number is
 * placed to within 6 %. Below the quantile {@value #BODY} the share is counted; above, where the past grows thin, it is read off a
 * generalised Pareto tail (Pickands 1975) with a fixed shape and the mean excess of the past. A fixed shape errs towards the rare
 * side of heavy tails; an estimated one would need hundreds of excesses that a young stream does not have. A limit for a person
 * is another matter: it is set for the false alarms they accept, so it takes the shape that the past has.
 *
 * <p>What was learned is read again after {@value #FIRST_REFRESH} numbers, later whenever the past has grown by a hundredth.
 */
final class Tail {
    private static final int BINS = 2_048;
    private static final int BINS_PER_OCTAVE = 16;
    private static final int BITS_BELOW_BIN = 48;
    /** The bin pattern of 2⁻⁶⁴. */
    private static final long LOWEST = (1_023L - 64) * BINS_PER_OCTAVE;

    private static final double BODY = 0.9;
    /** The largest share that the tail speaks of. */
    static final double LARGEST_SHARE = 1 - BODY;

    /** The tail of Student's t with five degrees of freedom; from a quarter on there would be no kurtosis. */
    private static final double SHAPE = 0.2;
    /** A quantile of nine tenths needs some fifty numbers to be one. */
    private static final int YOUNG = 50;

    /** No past is long enough to call anything rarer than one in 10³⁰. */
    private static final double MOST = 30;

    /** So many excesses make a shape of their own credible; fewer are given {@link #SHAPE}. */
    private static final int CREDIBLE = 50;

    private static final double LEAST_SHAPE = -0.2;
    private static final double LARGEST_SHAPE = 0.5;

    private static final int FIRST_REFRESH = 25;
    private static final int GROWTH = 100;

    private final double[] counts = new double[BINS];
    private final double[] sums = new double[BINS];
    private final double[] below = new double[BINS + 1];
    /** The first number above 0; everything inside is in multiples of it. */
    private double unit;

    private long seen;
    private long known;
    private long nextRefresh = FIRST_REFRESH;
    private double start;
    private double scale = 1;
    private double fittedShape = SHAPE;
    private double fittedScale = 1;

    /** Remembers a number; it counts from the next refresh on. */
    void learn(double number) {
        if (unit == 0 && number > 0) {
            unit = number;
        }
        double value = inUnits(number);
        int bin = bin(value);
        counts[bin]++;
        sums[bin] += value;
        seen++;
        if (seen >= nextRefresh) {
            refresh();
            nextRefresh = seen + Math.max(FIRST_REFRESH, seen / GROWTH);
        }
    }

    /** −log₁₀ of the share of the past that was at least as large, 0 to 30; 0 while the past is too short to say. */
    double surprise(double number) {
        if (known < YOUNG) {
            return 0;
        }
        double value = inUnits(number);
        if (value > start) {
            double beyond = Math.log10(1 + SHAPE * (value - start) / scale) / SHAPE;
            return Math.min(MOST, beyond - Math.log10(1 - BODY));
        }
        return -Math.log10(shareOfBody(value));
    }

    /** The number that a share of {@code share} exceeds, for shares of at most a tenth; infinite while the past is too short to say. */
    double quantileOfShare(double share) {
        if (known < YOUNG) {
            return Double.POSITIVE_INFINITY;
        }
        double ofTail = share / (1 - BODY);
        double beyond =
                Math.abs(fittedShape) < 1e-6 ? -Math.log(ofTail) : (Math.pow(ofTail, -fittedShape) - 1) / fittedShape;
        return (unit == 0 ? 1 : unit) * (start + fittedScale * beyond);
    }

    /** How many numbers it knows. */
    long size() {
        return seen;
    }

    private double inUnits(double number) {
        return unit == 0 ? number : number / unit;
    }

    private double shareOfBody(double value) {
        int bin = bin(value);
        double low = lowerEdge(bin);
        double part = bin == 0 ? 0 : Math.clamp((value - low) / (lowerEdge(bin + 1) - low), 0.0, 1.0);
        double smaller = below[bin] + part * (below[bin + 1] - below[bin]);
        return Math.max(1 - BODY, (known - smaller) / known);
    }

    private void refresh() {
        known = seen;
        for (int bin = 0; bin < BINS; bin++) {
            below[bin + 1] = below[bin] + counts[bin];
        }
        double wanted = BODY * known;
        int bin = 0;
        while (bin < BINS - 1 && below[bin + 1] < wanted) {
            bin++;
        }
        double part = counts[bin] == 0 ? 0 : (wanted - below[bin]) / counts[bin];
        double low = lowerEdge(bin);
        start = low + (bin == 0 ? 0 : part * (lowerEdge(bin + 1) - low));
        fit(bin, 1 - part);
    }

    /**
     * Fits the tail above {@link #start}: the scale to the fixed shape, and for limits both by probability-weighted moments
     * (Hosking and Wallis 1987), the shape kept within −0.2 and 0.5.
     *
     * @param first the bin that holds the start
     * @param part the share of that bin that lies above it
     */
    private void fit(int first, double part) {
        double excess = Math.max(0, part * (sums[first] - start * counts[first]));
        double excesses = part * counts[first];
        double total = known - below[first + 1] + excesses;
        double weighted = excess * (1 - excesses / 2 / Math.max(1, total));
        for (int above = first + 1; above < BINS; above++) {
            if (counts[above] > 0) {
                double more = sums[above] - start * counts[above];
                double middleRank = (excesses + counts[above] / 2) / Math.max(1, total);
                weighted += (1 - middleRank) * more;
                excess += more;
                excesses += counts[above];
            }
        }
        double smallest = Math.max(Double.MIN_NORMAL, 1e-9 * start);
        double mean = excess / Math.max(1, excesses);
        double half = weighted / Math.max(1, excesses);
        double shape = mean > 2 * half ? 2 - mean / (mean - 2 * half) : LARGEST_SHAPE;
        scale = Math.max(smallest, mean * (1 - SHAPE));
        fittedShape = excesses < CREDIBLE ? SHAPE : Math.clamp(shape, LEAST_SHAPE, LARGEST_SHAPE);
        fittedScale = Math.max(smallest, mean * (1 - fittedShape));
    }

    private static int bin(double value) {
        if (!(value > 0)) {
            return 0;
        }
        long bin = (Double.doubleToRawLongBits(value) >>> BITS_BELOW_BIN) - LOWEST;
        return (int) Math.clamp(bin, 1L, BINS - 1L);
    }

    private static double lowerEdge(int bin) {
        return bin == 0 ? 0 : Double.longBitsToDouble((bin + LOWEST) << BITS_BELOW_BIN);
    }

    void write(DataOutput to) throws IOException {
        to.writeDouble(unit);
        to.writeLong(seen);
        to.writeLong(known);
        to.writeLong(nextRefresh);
        to.writeDouble(start);
        to.writeDouble(scale);
        to.writeDouble(fittedShape);
        to.writeDouble(fittedScale);
        int used = 0;
        for (double count : counts) {
            used += count > 0 ? 1 : 0;
        }
        to.writeShort(used);
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                to.writeShort(bin);
                to.writeDouble(counts[bin]);
                to.writeDouble(sums[bin]);
                to.writeDouble(below[bin + 1] - below[bin]);
            }
        }
    }

    static Tail read(DataInput from) throws IOException {
        Tail tail = new Tail();
        tail.unit = from.readDouble();
        tail.seen = from.readLong();
        tail.known = from.readLong();
        tail.nextRefresh = from.readLong();
        tail.start = from.readDouble();
        tail.scale = from.readDouble();
        tail.fittedShape = from.readDouble();
        tail.fittedScale = from.readDouble();
        for (int used = from.readUnsignedShort(); used > 0; used--) {
            int bin = from.readUnsignedShort();
            tail.counts[bin] = from.readDouble();
            tail.sums[bin] = from.readDouble();
            tail.below[bin + 1] = from.readDouble();
        }
        for (int bin = 0; bin < BINS; bin++) {
            tail.below[bin + 1] += tail.below[bin];
        }
        return tail;
    }
}
