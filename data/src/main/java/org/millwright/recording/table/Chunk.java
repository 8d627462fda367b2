package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.Quality;

/** Typed rows in the order of the file, column by column, with what happened to every row and cell. Filled by one thread. */
final class Chunk {
    private static final int SEGMENT = 64;
    private static final int SHORT_SEGMENT = 4;
    private static final int SHORT = 1024;

    final double[][] values;
    final byte[][] qualities;
    final long[] missing;
    final long[] bad;
    final long[] sentinels;
    final @Nullable Example[] firstSentinels;
    final @Nullable Example[] firstBad;
    final double[] least;
    final double[] most;
    final Map<String, Long> skips = new TreeMap<>();

    /** Rows that were skipped below the last row of data; they move to {@link #skips} when another row of data comes. */
    final Map<String, Long> tail = new TreeMap<>();

    final List<String> machineNames = new ArrayList<>();
    long[] times;
    int[] lines;
    int[] machines;
    int rows;

    /** The text of a cell and its line. */
    record Example(String text, long line) {}

    Chunk(int tags, int room) {
        values = new double[tags][room];
        qualities = new byte[tags][room];
        missing = new long[tags];
        bad = new long[tags];
        sentinels = new long[tags];
        firstSentinels = new Example[tags];
        firstBad = new Example[tags];
        least = filled(tags, Double.POSITIVE_INFINITY);
        most = filled(tags, Double.NEGATIVE_INFINITY);
        times = new long[room];
        lines = new int[room];
        machines = new int[0];
    }

    /** Begins a row; its cells are set before the next one begins. */
    void open(long time, long line) {
        if (rows == times.length) {
            grow();
        }
        times[rows] = time;
        lines[rows] = (int) line;
        rows++;
        if (!tail.isEmpty()) {
            tail.forEach((reason, count) -> skips.merge(reason, count, Long::sum));
            tail.clear();
        }
    }

    /** Says which machine the row that was begun last belongs to. */
    void machine(int machine) {
        if (machines.length < times.length) {
            machines = Arrays.copyOf(machines, times.length);
        }
        machines[rows - 1] = machine;
    }

    void skip(String reason) {
        tail.merge(reason, 1L, Long::sum);
    }

    void good(int tag, double value) {
        values[tag][rows - 1] = value;
        if (value < least[tag]) {
            least[tag] = value;
        }
        if (value > most[tag]) {
            most[tag] = value;
        }
    }

    void missing(int tag) {
        values[tag][rows - 1] = Double.NaN;
        qualities[tag][rows - 1] = Quality.MISSING.code();
        missing[tag]++;
    }

    void bad(int tag) {
        values[tag][rows - 1] = Double.NaN;
        qualities[tag][rows - 1] = Quality.BAD.code();
        bad[tag]++;
    }

    /** A missing value for which a number stands. */
    void sentinel(int tag, double mark) {
        missing(tag);
        if (sentinels[tag]++ == 0) {
            firstSentinels[tag] = new Example(String.valueOf((long) mark), lines[rows - 1]);
        }
    }

    /** Keeps what the first bad cell of a tag holds. */
    void example(int tag, char[] text, int from, int to) {
        if (firstBad[tag] == null) {
            firstBad[tag] = new Example(new String(text, from, to - from), lines[rows - 1]);
        }
    }

    /** Adds the means of runs of rows to the profile of a tag. */
    void levels(Level level, int tag, long linesBefore) {
        int segment = rows < SHORT ? SHORT_SEGMENT : SEGMENT;
        for (int from = 0; from < rows; from += segment) {
            level.add(values[tag], from, Math.min(rows, from + segment), lines[from] + linesBefore);
        }
    }

    private void grow() {
        int room = times.length * 2;
        times = Arrays.copyOf(times, room);
        lines = Arrays.copyOf(lines, room);
        for (int tag = 0; tag < values.length; tag++) {
            values[tag] = Arrays.copyOf(values[tag], room);
            qualities[tag] = Arrays.copyOf(qualities[tag], room);
        }
    }

    private static double[] filled(int length, double value) {
        double[] array = new double[length];
        Arrays.fill(array, value);
        return array;
    }
}
