package org.millwright.warning.scan;

import java.util.Arrays;
import org.millwright.machine.Block;

/**
 * The levels of all tags over a whole recording of unknown length, in at most {@link #MOST} stretches of equal numbers of rows: when
 * they are full, neighbours are put together and every stretch is twice as long.
 */
final class Levels {
    static final int MOST = 200;

    private final int tags;
    private final double[][] sums;
    private final int[][] counts;
    private final long[] from = new long[MOST];
    private final long[] until = new long[MOST];
    private int stretches;
    private int rowsPerStretch = 16;
    private int filled;
    private long rows;

    Levels(int tags) {
        this.tags = tags;
        sums = new double[MOST][tags];
        counts = new int[MOST][tags];
    }

    void add(Block block) {
        for (int row = 0; row < block.rows(); row++) {
            if (filled == rowsPerStretch || stretches == 0) {
                begin(block.time(row));
            }
            int at = stretches - 1;
            until[at] = block.time(row);
            for (int tag = 0; tag < tags; tag++) {
                double value = block.value(row, tag);
                if (!Double.isNaN(value)) {
                    sums[at][tag] += value;
                    counts[at][tag]++;
                }
            }
            filled++;
            rows++;
        }
    }

    private void begin(long time) {
        if (stretches == MOST) {
            for (int i = 0; i < MOST / 2; i++) {
                for (int tag = 0; tag < tags; tag++) {
                    sums[i][tag] = sums[2 * i][tag] + sums[2 * i + 1][tag];
                    counts[i][tag] = counts[2 * i][tag] + counts[2 * i + 1][tag];
                }
                from[i] = from[2 * i];
                until[i] = until[2 * i + 1];
            }
            for (int i = MOST / 2; i < MOST; i++) {
                Arrays.fill(sums[i], 0);
                Arrays.fill(counts[i], 0);
            }
            stretches = MOST / 2;
            rowsPerStretch *= 2;
        }
        from[stretches++] = time;
        filled = 0;
    }

    int stretches() {
        return stretches;
    }

    long rows() {
        return rows;
    }

    int rowsPerStretch() {
        return rowsPerStretch;
    }

    long from(int stretch) {
        return from[stretch];
    }

    long until(int stretch) {
        return until[stretch];
    }

    /** The mean of a tag in a stretch; NaN where it has no value. */
    double level(int stretch, int tag) {
        return counts[stretch][tag] == 0 ? Double.NaN : sums[stretch][tag] / counts[stretch][tag];
    }

    /**
     * How far each stretch is from the usual level of the whole recording: the mean over the tags of the distance from the median of all
     * stretches, in median distances, each counted up to 10.
     */
    double[] oddness() {
        double[] sum = new double[stretches];
        int used = 0;
        for (int tag = 0; tag < tags; tag++) {
            double[] level = new double[stretches];
            for (int i = 0; i < stretches; i++) {
                level[i] = level(i, tag);
            }
            double middle = median(level);
            double[] distance = new double[stretches];
            for (int i = 0; i < stretches; i++) {
                distance[i] = Math.abs(level[i] - middle);
            }
            double scale = median(distance);
            if (!(scale > 0)) {
                continue;
            }
            used++;
            for (int i = 0; i < stretches; i++) {
                sum[i] += Double.isNaN(distance[i]) ? 10 : Math.min(10, distance[i] / scale);
            }
        }
        for (int i = 0; i < stretches; i++) {
            sum[i] /= Math.max(1, used);
        }
        return sum;
    }

    private static double median(double[] values) {
        double[] present =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return present.length == 0 ? Double.NaN : present[present.length / 2];
    }
}
