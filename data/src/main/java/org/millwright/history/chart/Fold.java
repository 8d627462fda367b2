package org.millwright.history.chart;

import java.util.Arrays;
import java.util.List;
import org.millwright.history.Buckets;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.TagPath;

/**
 * Folds values into cells: the smallest, the largest, the first, the last, the sum, the count, the worst quality. The order in which
 * values and folded parts come does not matter: where two are equal the earlier counts, where two come at one time the smaller is the
 * first and the larger the last. For one thread.
 */
public final class Fold {
    private final double[] minimum;
    private final long[] minimumAt;
    private final double[] maximum;
    private final long[] maximumAt;
    private final double[] first;
    private final long[] firstAt;
    private final double[] last;
    private final long[] lastAt;
    private final double[] sum;
    private final long[] values;
    private final byte[] worst;

    /** @param cells how many cells, all empty */
    public Fold(int cells) {
        minimum = empty(cells);
        maximum = empty(cells);
        first = empty(cells);
        last = empty(cells);
        sum = empty(cells);
        minimumAt = new long[cells];
        maximumAt = new long[cells];
        firstAt = new long[cells];
        lastAt = new long[cells];
        values = new long[cells];
        worst = new byte[cells];
        Arrays.fill(worst, SourceQuality.ABSENT);
    }

    private static double[] empty(int cells) {
        double[] array = new double[cells];
        Arrays.fill(array, Double.NaN);
        return array;
    }

    /** Takes one value; what is not usable leaves only its quality. */
    public void add(int cell, long time, double value, byte quality) {
        quality(cell, quality);
        if (!SourceQuality.usable(quality) || Double.isNaN(value)) {
            return;
        }
        if (values[cell] == 0) {
            begin(cell, time, value);
            return;
        }
        values[cell]++;
        sum[cell] += value;
        smaller(cell, time, value);
        larger(cell, time, value);
        earlier(cell, time, value);
        later(cell, time, value);
    }

    /** Takes what another fold made of other values. */
    public void merge(int cell, Part part) {
        if (part.worst != SourceQuality.ABSENT) {
            quality(cell, part.worst);
        }
        if (part.values == 0) {
            return;
        }
        if (values[cell] == 0) {
            begin(cell, part.minimumAt, part.minimum);
            values[cell] = 0;
            sum[cell] = 0;
        }
        values[cell] += part.values;
        sum[cell] += part.sum;
        smaller(cell, part.minimumAt, part.minimum);
        larger(cell, part.maximumAt, part.maximum);
        earlier(cell, part.firstAt, part.first);
        later(cell, part.lastAt, part.last);
    }

    /** What a cell holds. */
    public Part part(int cell) {
        return new Part().set(this, cell);
    }

    /** True if nothing came to a cell. */
    public boolean isEmpty(int cell) {
        return worst[cell] == SourceQuality.ABSENT;
    }

    /** Empties a cell. */
    public void clear(int cell) {
        values[cell] = 0;
        worst[cell] = SourceQuality.ABSENT;
    }

    /** All cells as the buckets of a chart, handed over: the fold is not used again. */
    public Buckets buckets(List<TagPath> tags, Steps steps) {
        boolean[] minimumFirst = new boolean[minimum.length];
        for (int cell = 0; cell < minimumFirst.length; cell++) {
            minimumFirst[cell] = minimumAt[cell] <= maximumAt[cell];
        }
        return new Buckets(
                tags,
                steps.fromMicros(),
                steps.stepMicros(),
                steps.count(),
                new Buckets.Cells(minimum, maximum, minimumFirst, first, last, sum, values, worst));
    }

    private void quality(int cell, byte quality) {
        worst[cell] = worst[cell] == SourceQuality.ABSENT ? quality : SourceQuality.worst(worst[cell], quality);
    }

    private void begin(int cell, long time, double value) {
        minimum[cell] = value;
        maximum[cell] = value;
        first[cell] = value;
        last[cell] = value;
        sum[cell] = value;
        minimumAt[cell] = time;
        maximumAt[cell] = time;
        firstAt[cell] = time;
        lastAt[cell] = time;
        values[cell] = 1;
    }

    private void smaller(int cell, long time, double value) {
        if (value < minimum[cell] || (value == minimum[cell] && time < minimumAt[cell])) {
            minimum[cell] = value;
            minimumAt[cell] = time;
        }
    }

    private void larger(int cell, long time, double value) {
        if (value > maximum[cell] || (value == maximum[cell] && time < maximumAt[cell])) {
            maximum[cell] = value;
            maximumAt[cell] = time;
        }
    }

    private void earlier(int cell, long time, double value) {
        if (time < firstAt[cell] || (time == firstAt[cell] && value < first[cell])) {
            first[cell] = value;
            firstAt[cell] = time;
        }
    }

    private void later(int cell, long time, double value) {
        if (time > lastAt[cell] || (time == lastAt[cell] && value > last[cell])) {
            last[cell] = value;
            lastAt[cell] = time;
        }
    }

    /** What was folded of some values of one tag; times are microseconds since 1970. Reused by whoever reads many. */
    public static final class Part {
        public double minimum;
        public long minimumAt;
        public double maximum;
        public long maximumAt;
        public double first;
        public long firstAt;
        public double last;
        public long lastAt;
        public double sum;
        public long values;
        public byte worst = SourceQuality.ABSENT;

        /** Takes over what a cell of a fold holds. */
        Part set(Fold from, int cell) {
            minimum = from.minimum[cell];
            minimumAt = from.minimumAt[cell];
            maximum = from.maximum[cell];
            maximumAt = from.maximumAt[cell];
            first = from.first[cell];
            firstAt = from.firstAt[cell];
            last = from.last[cell];
            lastAt = from.lastAt[cell];
            sum = from.sum[cell];
            values = from.values[cell];
            worst = from.worst[cell];
            return this;
        }
    }
}
