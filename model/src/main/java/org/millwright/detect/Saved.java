package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays in a saved state: their lengths are known from the detector, so only the values are written. */
final class Saved {
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
