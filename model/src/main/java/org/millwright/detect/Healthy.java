package org.millwright.detect;

import java.util.Arrays;
import java.util.List;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/**
 * The healthy part of a machine's rows, as it is collected. Bounded: of a long part, evenly spread stretches are kept, and the rest
 * is counted only.
 *
 * <p>For one thread. Collected first, then learnt from, then left as it is.
 */
public final class Healthy {
    /** Values kept at most, about 64 MB. */
    private static final long ROOM = 8_000_000;

    private static final int STRETCHES = 20;

    private final List<Tag> tags;
    private final double gapMicros;
    private final long stride;
    private final int stretch;
    private double[] x;
    private boolean[] begins = new boolean[1024];
    private long[] times = new long[1024];
    private int rows;
    private long seen;
    private long lastTime = Long.MIN_VALUE;
    private boolean broken = true;

    /**
     * @param tags the tags, in the order of the columns of the blocks
     * @param expectedRows how many rows will come, about; rows are thinned only where this is too many to keep
     * @param stepMicros the distance of two rows; ten times as much is an interruption
     */
    public Healthy(List<Tag> tags, long expectedRows, double stepMicros) {
        this.tags = List.copyOf(tags);
        this.gapMicros = 10 * stepMicros;
        long fit = Math.max(2_000, ROOM / Math.max(1, tags.size()));
        if (expectedRows > fit) {
            stride = expectedRows / STRETCHES;
            stretch = (int) (fit / STRETCHES);
        } else {
            stride = Long.MAX_VALUE;
            stretch = Integer.MAX_VALUE;
        }
        x = new double[1024 * tags.size()];
    }

    /** Takes all rows of a block. */
    public void add(Block block) {
        add(block, 0, block.rows());
    }

    /** Takes rows {@code from} to {@code until} of a block. */
    public void add(Block block, int from, int until) {
        for (int row = from; row < until; row++) {
            boolean kept = seen++ % stride < stretch;
            boolean gap = lastTime != Long.MIN_VALUE && block.time(row) - lastTime > gapMicros;
            lastTime = block.time(row);
            if (kept) {
                keep(block, row, broken || gap);
            }
            broken = !kept;
        }
    }

    private void keep(Block block, int row, boolean start) {
        if (rows == begins.length) {
            x = Arrays.copyOf(x, x.length * 2);
            begins = Arrays.copyOf(begins, rows * 2);
            times = Arrays.copyOf(times, rows * 2);
        }
        int p = tags.size();
        for (int c = 0; c < p; c++) {
            x[rows * p + c] = block.value(row, c);
        }
        begins[rows] = start;
        times[rows] = block.time(row);
        rows++;
    }

    public List<Tag> tags() {
        return tags;
    }

    /** Rows kept. */
    public int rows() {
        return rows;
    }

    /** Rows that came. */
    public long seen() {
        return seen;
    }

    /** The rows kept, with NaN where a value is missing. */
    Rows all() {
        return new Rows(tags.size(), Arrays.copyOf(x, rows * tags.size()), Arrays.copyOf(begins, rows));
    }

    /** The times of the rows kept. */
    long[] times() {
        return Arrays.copyOf(times, rows);
    }
}
