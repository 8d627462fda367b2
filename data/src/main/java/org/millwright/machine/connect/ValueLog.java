package org.millwright.machine.connect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;

/** Single values of one machine in the order they came; the times of each column rise. */
final class ValueLog {
    private static final int FIRST_ROOM = 64;

    private final List<Tag> tags = new ArrayList<>();
    private long[] latest = {};
    private int[] perColumn = {};
    private int[] columns = new int[FIRST_ROOM];
    private long[] times = new long[FIRST_ROOM];
    private double[] values = new double[FIRST_ROOM];
    private byte[] qualities = new byte[FIRST_ROOM];
    private int count;

    int column(Tag tag) {
        tags.add(tag);
        latest = Arrays.copyOf(latest, tags.size());
        latest[tags.size() - 1] = Long.MIN_VALUE;
        perColumn = Arrays.copyOf(perColumn, tags.size());
        return tags.size() - 1;
    }

    int count() {
        return count;
    }

    /** True if the column has a value of this time or a later one. */
    boolean said(int column, long timeMicros) {
        return perColumn[column] > 0 && timeMicros <= latest[column];
    }

    void add(int column, long timeMicros, double value, byte quality) {
        if (count == times.length) {
            grow();
        }
        columns[count] = column;
        times[count] = timeMicros;
        values[count] = value;
        qualities[count] = quality;
        count++;
        latest[column] = timeMicros;
        perColumn[column]++;
    }

    void clear() {
        count = 0;
        Arrays.fill(perColumn, 0);
    }

    /** One block of all columns that have a value, or one for each where they hardly share a time. */
    List<Block> blocks() {
        if (count == 0) {
            return List.of();
        }
        long[] rows = distinctTimes();
        int filled = 0;
        for (int many : perColumn) {
            filled += many > 0 ? 1 : 0;
        }
        return 2L * count >= (long) rows.length * filled ? List.of(wide(rows, filled)) : narrow();
    }

    private long[] distinctTimes() {
        long[] sorted = Arrays.copyOf(times, count);
        Arrays.sort(sorted);
        int distinct = 1;
        for (int i = 1; i < count; i++) {
            if (sorted[i] != sorted[distinct - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }

    private Block wide(long[] rows, int filled) {
        int[] place = new int[tags.size()];
        List<Tag> present = new ArrayList<>(filled);
        for (int column = 0; column < place.length; column++) {
            place[column] = present.size();
            if (perColumn[column] > 0) {
                present.add(tags.get(column));
            }
        }
        double[][] cells = new double[filled][rows.length];
        byte[][] codes = new byte[filled][rows.length];
        for (int column = 0; column < filled; column++) {
            Arrays.fill(cells[column], Double.NaN);
            Arrays.fill(codes[column], SourceQuality.ABSENT);
        }
        int[] next = new int[filled];
        for (int i = 0; i < count; i++) {
            int column = place[columns[i]];
            // A tag that misses no row finds its next one without a search.
            int row = rows[next[column]] == times[i]
                    ? next[column]
                    : Arrays.binarySearch(rows, next[column], rows.length, times[i]);
            cells[column][row] = values[i];
            codes[column][row] = qualities[i];
            next[column] = Math.min(row + 1, rows.length - 1);
        }
        return Block.over(present, rows.length, rows, cells, codes);
    }

    private List<Block> narrow() {
        long[][] when = new long[tags.size()][];
        double[][] cells = new double[tags.size()][];
        byte[][] codes = new byte[tags.size()][];
        for (int column = 0; column < when.length; column++) {
            when[column] = new long[perColumn[column]];
            cells[column] = new double[perColumn[column]];
            codes[column] = new byte[perColumn[column]];
        }
        int[] next = new int[tags.size()];
        for (int i = 0; i < count; i++) {
            int column = columns[i];
            int row = next[column]++;
            when[column][row] = times[i];
            cells[column][row] = values[i];
            codes[column][row] = qualities[i];
        }
        List<Block> blocks = new ArrayList<>();
        for (int column = 0; column < when.length; column++) {
            if (next[column] > 0) {
                blocks.add(Block.over(
                        List.of(tags.get(column)),
                        next[column],
                        when[column],
                        new double[][] {cells[column]},
                        new byte[][] {codes[column]}));
            }
        }
        return blocks;
    }

    private void grow() {
        int room = times.length * 2;
        columns = Arrays.copyOf(columns, room);
        times = Arrays.copyOf(times, room);
        values = Arrays.copyOf(values, room);
        qualities = Arrays.copyOf(qualities, room);
    }
}
