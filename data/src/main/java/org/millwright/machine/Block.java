package org.millwright.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of one machine: common rising times and, per tag, one column of values and one of qualities.
 *
 * <p>A block is written once by its {@link Builder}, handed over, and never changed after. Its arrays are not copied: whoever
 * takes one from {@link #times()}, {@link #values(int)} or {@link #qualities(int)} reads it and leaves it as it is, and looks
 * only at the first {@link #rows()} entries, for an array may be longer.
 *
 * <p>Times are microseconds since 1970-01-01T00:00Z, or since the start on axes that know no date. A value is NaN wherever its
 * quality is not good, and finite wherever it is.
 */
public final class Block {
    private final List<Tag> tags;
    private final int rows;
    private final long[] times;
    private final double[][] values;
    private final byte[][] qualities;

    private Block(List<Tag> tags, int rows, long[] times, double[][] values, byte[][] qualities) {
        this.tags = tags;
        this.rows = rows;
        this.times = times;
        this.values = values;
        this.qualities = qualities;
    }

    /**
     * A block over arrays that the caller gives away, for readers that fill whole columns; one value and one quality array a tag.
     *
     * @param rows how many entries of each array count
     * @throws IllegalArgumentException if there is not one column a tag, or if the times fall
     */
    public static Block over(List<Tag> tags, int rows, long[] times, double[][] values, byte[][] qualities) {
        if (values.length != tags.size() || qualities.length != tags.size()) {
            throw new IllegalArgumentException(
                    "There are (%d) columns for (%d) tags.".formatted(values.length, tags.size()));
        }
        for (int row = 1; row < rows; row++) {
            if (times[row] < times[row - 1]) {
                throw new IllegalArgumentException("The time (%d) is before the time of the row above (%d)."
                        .formatted(times[row], times[row - 1]));
            }
        }
        return new Block(List.copyOf(tags), rows, times, values, qualities);
    }

    /** The tags, in the order of the columns. */
    public List<Tag> tags() {
        return tags;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The time of a row in microseconds. */
    public long time(int row) {
        return times[row];
    }

    /** The value of a row and column; NaN where its quality is not good. */
    public double value(int row, int column) {
        return values[column][row];
    }

    /** All times; read only, the first {@link #rows()} count. */
    public long[] times() {
        return times;
    }

    /** One column of values; read only, the first {@link #rows()} count. */
    public double[] values(int column) {
        return values[column];
    }

    /** One column of quality codes; read only, the first {@link #rows()} count. */
    public byte[] qualities(int column) {
        return qualities[column];
    }

    /** Rows {@code from} (included) to {@code until} (not included) as a block of its own. */
    public Block slice(int from, int until) {
        Builder builder = new Builder(tags, until - from);
        System.arraycopy(times, from, builder.times, 0, until - from);
        for (int column = 0; column < values.length; column++) {
            System.arraycopy(values[column], from, builder.values[column], 0, until - from);
            System.arraycopy(qualities[column], from, builder.qualities[column], 0, until - from);
        }
        builder.rows = until - from;
        return builder.build();
    }

    /**
     * The same rows with further columns behind these; the arrays of both are shared, not copied.
     *
     * @param more the tags of the further columns
     * @param moreValues one column of at least {@link #rows()} values per further tag; NaN where there is none
     */
    public Block with(List<Tag> more, double[][] moreValues) {
        List<Tag> all = new ArrayList<>(tags);
        all.addAll(more);
        double[][] wide = Arrays.copyOf(values, all.size());
        byte[][] quality = Arrays.copyOf(qualities, all.size());
        for (int column = 0; column < moreValues.length; column++) {
            wide[values.length + column] = moreValues[column];
            byte[] codes = new byte[rows];
            for (int row = 0; row < rows; row++) {
                codes[row] = (Double.isFinite(moreValues[column][row]) ? Quality.GOOD : Quality.MISSING).code();
            }
            quality[values.length + column] = codes;
        }
        return new Block(List.copyOf(all), rows, times, wide, quality);
    }

    /** Some neighbouring columns of the same rows; the arrays are shared, not copied. */
    public Block columns(int first, int count) {
        return new Block(
                tags.subList(first, first + count),
                rows,
                times,
                Arrays.copyOfRange(values, first, first + count),
                Arrays.copyOfRange(qualities, first, first + count));
    }

    /** Writes one block; used by one thread, and not again after {@link #build()}. */
    public static final class Builder {
        private final List<Tag> tags;
        private long[] times;
        private final double[][] values;
        private final byte[][] qualities;
        private int rows;

        public Builder(List<Tag> tags, int capacity) {
            this.tags = List.copyOf(tags);
            int room = Math.max(1, capacity);
            times = new long[room];
            values = new double[tags.size()][room];
            qualities = new byte[tags.size()][room];
        }

        /** Begins a row with every value missing. */
        public Builder row(long timeMicros) {
            if (rows > 0 && timeMicros < times[rows - 1]) {
                throw new IllegalArgumentException("The time (%d) is before the time of the row above (%d)."
                        .formatted(timeMicros, times[rows - 1]));
            }
            if (rows == times.length) {
                grow();
            }
            times[rows] = timeMicros;
            for (int column = 0; column < values.length; column++) {
                values[column][rows] = Double.NaN;
                qualities[column][rows] = Quality.MISSING.code();
            }
            rows++;
            return this;
        }

        /** Sets a value of the row that was begun last; a value that is not finite is kept as {@link Quality#BAD}. */
        public Builder set(int column, double value) {
            boolean finite = Double.isFinite(value);
            values[column][rows - 1] = finite ? value : Double.NaN;
            qualities[column][rows - 1] = finite ? Quality.GOOD.code() : Quality.BAD.code();
            return this;
        }

        /** Marks a value of the row that was begun last as missing or bad. */
        public Builder unset(int column, Quality why) {
            values[column][rows - 1] = Double.NaN;
            qualities[column][rows - 1] = why.code();
            return this;
        }

        public int rows() {
            return rows;
        }

        public Block build() {
            return new Block(tags, rows, times, values, qualities);
        }

        private void grow() {
            int room = times.length * 2;
            times = Arrays.copyOf(times, room);
            for (int column = 0; column < values.length; column++) {
                values[column] = Arrays.copyOf(values[column], room);
                qualities[column] = Arrays.copyOf(qualities[column], room);
            }
        }
    }
}
