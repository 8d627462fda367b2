package org.millwright.diagnose;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The levels of all tags over the last few thousand rows, in buckets of {@link #WIDTH} rows each. */
final class History {
    /** Rows of a bucket. */
    static final int WIDTH = 16;

    private static final int ROOM = 256;

    private final int tags;
    private final double[] sums;
    private final int[] counts;
    private long rows;

    History(int tags) {
        this.tags = tags;
        sums = new double[ROOM * tags];
        counts = new int[ROOM * tags];
    }

    void add(double[] raw) {
        int at = (int) (rows / WIDTH % ROOM) * tags;
        if (rows % WIDTH == 0) {
            Arrays.fill(sums, at, at + tags, 0);
            Arrays.fill(counts, at, at + tags, 0);
        }
        for (int tag = 0; tag < tags; tag++) {
            if (!Double.isNaN(raw[tag])) {
                sums[at + tag] += raw[tag];
                counts[at + tag]++;
            }
        }
        rows++;
    }

    /** The number of full buckets so far, the oldest of which may be gone. */
    long buckets() {
        return rows / WIDTH;
    }

    /** The oldest bucket that is still here. */
    long first() {
        return Math.max(0, (rows + WIDTH - 1) / WIDTH - ROOM);
    }

    /** The mean of each tag in a bucket; NaN where it has no value. */
    void levels(long bucket, double[] to) {
        int at = (int) (bucket % ROOM) * tags;
        for (int tag = 0; tag < tags; tag++) {
            to[tag] = counts[at + tag] == 0 ? Double.NaN : sums[at + tag] / counts[at + tag];
        }
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(rows);
        for (double sum : sums) {
            to.writeDouble(sum);
        }
        for (int count : counts) {
            to.writeInt(count);
        }
    }

    void read(DataInput from) throws IOException {
        rows = from.readLong();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = from.readDouble();
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = from.readInt();
        }
    }
}
