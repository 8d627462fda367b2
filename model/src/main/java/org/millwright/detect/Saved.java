package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays in a saved form: in a state their lengths are known from the detector, so only the values are written. */
final class Saved {
    private static final int LONGEST = 1 << 24;

    private Saved() {}

    static void write(double[] values, DataOutput to) throws IOException {
        for (double value : values) {
            to.writeDouble(value);
        }
    }

    static void read(double[] values, DataInput from) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = from.readDouble();
        }
    }

    /** Writes an array whose length is not known from elsewhere. */
    static void writeWhole(double[] values, DataOutput to) throws IOException {
        to.writeInt(values.length);
        write(values, to);
    }

    static double[] readDoubles(DataInput from) throws IOException {
        double[] values = new double[length(from)];
        read(values, from);
        return values;
    }

    /** Writes an array whose length is not known from elsewhere. */
    static void writeWhole(int[] values, DataOutput to) throws IOException {
        to.writeInt(values.length);
        write(values, to);
    }

    static int[] readInts(DataInput from) throws IOException {
        int[] values = new int[length(from)];
        read(values, from);
        return values;
    }

    /** A number of things; one that cannot be is refused before room is made for it. */
    static int length(DataInput from) throws IOException {
        int length = from.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a length of %d is impossible".formatted(length));
        }
        return length;
    }

    static void write(int[] values, DataOutput to) throws IOException {
        for (int value : values) {
            to.writeInt(value);
        }
    }

    static void read(int[] values, DataInput from) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = from.readInt();
        }
    }
}
