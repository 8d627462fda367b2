package org.millwright.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

/**
 * Small machines for tests, in two lines: correlated, slow channels of different size and level, and the faults that a test puts into
 * them. The truth is known because the test has made it.
 *
 * <p>Written first, then read; the methods that change a machine return it, so that they can be chained.
 */
public final class Worlds {
    /** The distance of two rows. */
    public static final double STEP = 60_000_000;

    /** A budget that is met with a few hundred healthy rows. */
    public static final Settings SETTINGS = new Settings(Budget.parse("1/1000rows"), STEP);

    private final List<Tag> tags;
    private final long[] times;
    private final double[][] columns;
    private final double[] size;
    private final SplittableRandom random;

    private Worlds(List<Tag> tags, int rows, SplittableRandom random) {
        this.tags = tags;
        this.random = random;
        times = new long[rows];
        for (int row = 0; row < rows; row++) {
            times[row] = (long) (row * STEP);
        }
        columns = new double[tags.size()][rows];
        size = new double[tags.size()];
        Arrays.fill(size, 1);
    }

    /** The seed of this run of the tests; print it wherever a random test fails. */
    public static long seed() {
        return Long.getLong("millwright.seed", 20261125L);
    }

    /** A machine whose channels follow a common load, each with some slow noise of its own. */
    public static Worlds machine(long seed, int channels, int rows) {
        return machine(seed, channels, rows, 0.6);
    }

    /** The same with the correlation of each row with the one before it, 0 to 1. */
    static Worlds machine(long seed, int channels, int rows, double memory) {
        List<Tag> tags = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            tags.add(Tag.of("t" + c));
        }
        Worlds world = new Worlds(List.copyOf(tags), rows, new SplittableRandom(seed));
        double[] load = world.slow(rows, memory);
        for (int c = 0; c < channels; c++) {
            double[] own = world.slow(rows, memory);
            double level = 100 * (c + 1);
            double scale = Math.pow(10, c % 4 - 1.0);
            double shared = 0.6 * (c % 2 == 0 ? 1 : -1);
            world.size[c] = scale;
            for (int row = 0; row < rows; row++) {
                world.columns[c][row] = level + scale * (shared * load[row] + 0.8 * own[row]);
            }
        }
        return world;
    }

    /** A series of variance 1 whose neighbours are correlated. */
    private double[] slow(int rows, double memory) {
        double[] series = new double[rows];
        double last = random.nextGaussian();
        double fresh = Math.sqrt(1 - memory * memory);
        for (int row = 0; row < rows; row++) {
            last = memory * last + fresh * random.nextGaussian();
            series[row] = last;
        }
        return series;
    }

    /** The healthy standard deviation of a channel. */
    public double size(int channel) {
        return size[channel];
    }

    public List<Tag> tags() {
        return tags;
    }

    public int rows() {
        return times.length;
    }

    double value(int row, int channel) {
        return columns[channel][row];
    }

    /** Sets one value. */
    public Worlds set(int row, int channel, double value) {
        columns[channel][row] = value;
        return this;
    }

    /** The level of a channel jumps by so many of its standard deviations. */
    public Worlds shift(int channel, int from, int until, double deviations) {
        for (int row = from; row < until; row++) {
            columns[channel][row] += deviations * size[channel];
        }
        return this;
    }

    /** The level of a channel climbs to so many of its standard deviations. */
    public Worlds drift(int channel, int from, int until, double deviations) {
        for (int row = from; row < until; row++) {
            columns[channel][row] += deviations * size[channel] * (row - from + 1) / (until - from);
        }
        return this;
    }

    /** A channel scatters about its level so many times as wide. */
    public Worlds spread(int channel, int from, int until, double times) {
        double level = 100 * (channel + 1);
        for (int row = from; row < until; row++) {
            columns[channel][row] = level + times * (columns[channel][row] - level);
        }
        return this;
    }

    /** A channel stands still at its last value. */
    public Worlds stick(int channel, int from, int until) {
        Arrays.fill(columns[channel], from, until, columns[channel][from - 1]);
        return this;
    }

    /** The values of a channel do not come. */
    public Worlds lose(int channel, int from, int until) {
        Arrays.fill(columns[channel], from, until, Double.NaN);
        return this;
    }

    /** A channel is measured in another unit. */
    public Worlds rescale(int channel, int from, int until, double factor) {
        for (int row = from; row < until; row++) {
            columns[channel][row] *= factor;
        }
        return this;
    }

    /** Nothing is recorded for a while. */
    Worlds pause(int atRow, double steps) {
        for (int row = atRow; row < times.length; row++) {
            times[row] += (long) (steps * STEP);
        }
        return this;
    }

    /** The same machine with one more channel. */
    public Worlds with(Tag tag, double[] values) {
        List<Tag> more = new ArrayList<>(tags);
        more.add(tag);
        Worlds wider = new Worlds(List.copyOf(more), rows(), random.split());
        System.arraycopy(times, 0, wider.times, 0, times.length);
        for (int c = 0; c < tags.size(); c++) {
            wider.columns[c] = columns[c].clone();
            wider.size[c] = size[c];
        }
        wider.columns[tags.size()] = values.clone();
        return wider;
    }

    /** The same machine with its channels in another order. */
    Worlds reordered(int[] order) {
        Worlds other = new Worlds(Arrays.stream(order).mapToObj(tags::get).toList(), rows(), random.split());
        System.arraycopy(times, 0, other.times, 0, times.length);
        for (int c = 0; c < order.length; c++) {
            other.columns[c] = columns[order[c]].clone();
            other.size[c] = size[order[c]];
        }
        return other;
    }

    /** Channel by channel x → factor · x + offset. */
    Worlds remeasured(double[] factor, double[] offset) {
        Worlds other =
                reordered(java.util.stream.IntStream.range(0, tags.size()).toArray());
        for (int c = 0; c < factor.length; c++) {
            other.size[c] *= Math.abs(factor[c]);
            for (int row = 0; row < rows(); row++) {
                other.columns[c][row] = factor[c] * columns[c][row] + offset[c];
            }
        }
        return other;
    }

    /** One channel. */
    double[] column(int channel) {
        return columns[channel].clone();
    }

    /** All rows. */
    public Block block() {
        return block(0, rows());
    }

    /** Rows {@code from} to {@code until}. */
    public Block block(int from, int until) {
        Block.Builder builder = new Block.Builder(tags, until - from);
        for (int row = from; row < until; row++) {
            builder.row(times[row]);
            for (int c = 0; c < columns.length; c++) {
                if (Double.isNaN(columns[c][row])) {
                    builder.unset(c, Quality.MISSING);
                } else {
                    builder.set(c, columns[c][row]);
                }
            }
        }
        return builder.build();
    }

    /** The first rows as the healthy part. */
    Healthy healthy(int rows) {
        Healthy healthy = new Healthy(tags, rows, STEP);
        healthy.add(block(0, rows));
        return healthy;
    }

    /** All rows with score columns as a test wants them: a warning stands in the rows from, until, from, until … */
    public Block judged(double score, int... alarms) {
        double[][] columns = new double[ScoreColumns.count()][rows()];
        Arrays.fill(columns[ScoreColumns.WATCHED], -1);
        for (int i = 0; i < alarms.length; i += 2) {
            Arrays.fill(columns[ScoreColumns.ALARM], alarms[i], alarms[i + 1], 1);
            for (int column = ScoreColumns.VOTES; column < columns.length; column++) {
                Arrays.fill(columns[column], alarms[i], alarms[i + 1], score);
            }
            Arrays.fill(columns[ScoreColumns.SCORE], alarms[i], alarms[i + 1], score);
        }
        return block().with(ScoreColumns.tags(), columns);
    }

    /** What was learnt from the first rows. */
    public Detector learn(int rows) {
        return Detector.learn(healthy(rows), SETTINGS);
    }

    /** All values as the detector keeps them. */
    Rows all() {
        return healthy(rows()).all();
    }

    /** Independent standard normal rows. */
    static Rows noise(SplittableRandom random, int rows, int channels) {
        double[] x = new double[rows * channels];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian();
        }
        boolean[] begins = new boolean[rows];
        if (rows > 0) {
            begins[0] = true;
        }
        return new Rows(channels, x, begins);
    }
}
