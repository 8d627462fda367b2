package org.millwright.language.gguf.tensor;

import java.lang.foreign.MemorySegment;

/** Forms without blocks. */
final class PlainRows {
    private PlainRows() {}

    static void floats(MemorySegment data, long from, int count, float[] out, int at) {
        MemorySegment.copy(data, Layouts.FLOAT, from, out, at, count);
    }

    static void halves(MemorySegment data, long from, int count, float[] out, int at) {
        for (int i = 0; i < count; i++) {
            out[at + i] = Layouts.half(data, from + 2L * i);
        }
    }

    /** The upper half of a 32-bit float. */
    static void brains(MemorySegment data, long from, int count, float[] out, int at) {
        for (int i = 0; i < count; i++) {
            out[at + i] = Float.intBitsToFloat(data.get(Layouts.SHORT, from + 2L * i) << 16);
        }
    }
}
