package org.millwright.adapters.duckdb;

import java.util.Arrays;
import java.util.List;
import org.millwright.history.Columns;
import org.millwright.machine.TagPath;

/** Values as they come, put into the order of time and tag in the end. */
final class Gathered implements ValueQuery.Sink {
    private long[] times = new long[1024];
    private int[] tags = new int[1024];
    private double[] values = new double[1024];
    private byte[] qualities = new byte[1024];
    private int count;
    private boolean sorted = true;

    @Override
    public void value(int index, long time, double value, byte quality) {
        if (count == times.length) {
            grow();
        }
        sorted &= count == 0 || before(times[count - 1], tags[count - 1], time, index);
        times[count] = time;
        tags[count] = index;
        values[count] = value;
        qualities[count] = quality;
        count++;
    }

    private void grow() {
        int room = 2 * count;
        times = Arrays.copyOf(times, room);
        tags = Arrays.copyOf(tags, room);
        values = Arrays.copyOf(values, room);
        qualities = Arrays.copyOf(qualities, room);
    }

    private static boolean before(long time, int tag, long otherTime, int otherTag) {
        return time < otherTime || (time == otherTime && tag <= otherTag);
    }

    /** The earliest rows. */
    Columns columns(List<TagPath> paths, int limit) {
        int rows = Math.min(limit, count);
        if (sorted) {
            return new Columns(
                    paths,
                    Arrays.copyOf(times, rows),
                    Arrays.copyOf(tags, rows),
                    Arrays.copyOf(values, rows),
                    Arrays.copyOf(qualities, rows),
                    rows == count);
        }
        int[] order = order();
        long[] t = new long[rows];
        int[] g = new int[rows];
        double[] v = new double[rows];
        byte[] q = new byte[rows];
        for (int i = 0; i < rows; i++) {
            t[i] = times[order[i]];
            g[i] = tags[order[i]];
            v[i] = values[order[i]];
            q[i] = qualities[order[i]];
        }
        return new Columns(paths, t, g, v, q, rows == count);
    }

    /** A merge sort from below: rows come in long runs, and equal ones keep their order. */
    private int[] order() {
        int[] from = new int[count];
        for (int i = 0; i < count; i++) {
            from[i] = i;
        }
        int[] to = new int[count];
        for (int width = 1; width < count; width *= 2) {
            for (int low = 0; low < count; low += 2 * width) {
                int middle = Math.min(low + width, count);
                merge(from, to, low, middle, Math.min(middle + width, count));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private void merge(int[] from, int[] to, int low, int middle, int high) {
        if (middle == high || comes(from[middle - 1], from[middle])) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean first = right == high || (left < middle && comes(from[left], from[right]));
            to[i] = first ? from[left++] : from[right++];
        }
    }

    private boolean comes(int one, int other) {
        return before(times[one], tags[one], times[other], tags[other]);
    }
}
