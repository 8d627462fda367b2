package org.millwright.diagnose;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The last rows of a machine, raw, with their times and scores. */
final class Recent {
    /** How many rows are kept. */
    static final int ROOM = 512;

    private final int tags;
    private final double[] raw;
    private final long[] times = new long[ROOM];
    private final double[] scores = new double[ROOM];
    private long count;

    Recent(int tags) {
        this.tags = tags;
        this.raw = new double[ROOM * tags];
    }

    /** Takes a row; its number is {@link #count()} before the call. */
    void add(double[] row, long timeMicros, double score) {
        int at = (int) (count % ROOM);
        System.arraycopy(row, 0, raw, at * tags, tags);
        times[at] = timeMicros;
        scores[at] = score;
        count++;
    }

    /** Rows taken so far. */
    long count() {
        return count;
    }

    /** The oldest row that is still here. */
    long first() {
        return Math.max(0, count - ROOM);
    }

    double value(long row, int tag) {
        return raw[(int) (row % ROOM) * tags + tag];
    }

    void copy(long row, double[] to) {
        System.arraycopy(raw, (int) (row % ROOM) * tags, to, 0, tags);
    }

    long time(long row) {
        return times[(int) (row % ROOM)];
    }

    double score(long row) {
        return scores[(int) (row % ROOM)];
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(count);
        for (double value : raw) {
            to.writeDouble(value);
        }
        for (int i = 0; i < ROOM; i++) {
            to.writeLong(times[i]);
            to.writeDouble(scores[i]);
        }
    }

    void read(DataInput from) throws IOException {
        count = from.readLong();
        for (int i = 0; i < raw.length; i++) {
            raw[i] = from.readDouble();
        }
        for (int i = 0; i < ROOM; i++) {
            times[i] = from.readLong();
            scores[i] = from.readDouble();
        }
    }
}
