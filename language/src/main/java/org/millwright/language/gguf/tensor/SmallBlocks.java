package org.millwright.language.gguf.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Forms with a scale for each 32 values; the low nibbles of a block are its first half. */
final class SmallBlocks {
    private static final byte[] STEPS = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};

    private SmallBlocks() {}

    /** 16-bit scale, 32 signed bytes. */
    static void q80(MemorySegment data, long from, int count, float[] out, int at) {
        long block = from;
        for (int i = at; i < at + count; i += 32, block += 34) {
            float scale = Layouts.half(data, block);
            for (int j = 0; j < 32; j++) {
                out[i + j] = scale * data.get(ValueLayout.JAVA_BYTE, block + 2 + j);
            }
        }
    }

    /** 16-bit scale, 32 nibbles less 8. */
    static void q40(MemorySegment data, long from, int count, float[] out, int at) {
        long block = from;
        for (int i = at; i < at + count; i += 32, block += 18) {
            float scale = Layouts.half(data, block);
            for (int j = 0; j < 16; j++) {
                int two = Layouts.unsigned(data, block + 2 + j);
                out[i + j] = scale * ((two & 15) - 8);
                out[i + 16 + j] = scale * ((two >> 4) - 8);
            }
        }
    }

    /** 16-bit scale, 16-bit least value, 32 nibbles. */
    static void q41(MemorySegment data, long from, int count, float[] out, int at) {
        long block = from;
        for (int i = at; i < at + count; i += 32, block += 20) {
            float scale = Layouts.half(data, block);
            float least = Layouts.half(data, block + 2);
            for (int j = 0; j < 16; j++) {
                int two = Layouts.unsigned(data, block + 4 + j);
                out[i + j] = scale * (two & 15) + least;
                out[i + 16 + j] = scale * (two >> 4) + least;
            }
        }
    }

    /** 16-bit scale, 32 fifth bits, 32 nibbles; less 16. */
    static void q50(MemorySegment data, long from, int count, float[] out, int at) {
        long block = from;
        for (int i = at; i < at + count; i += 32, block += 22) {
            float scale = Layouts.half(data, block);
            int fifth = data.get(Layouts.INT, block + 2);
            for (int j = 0; j < 16; j++) {
                int two = Layouts.unsigned(data, block + 6 + j);
                out[i + j] = scale * (((two & 15) | ((fifth >>> j) & 1) << 4) - 16);
                out[i + 16 + j] = scale * (((two >> 4) | ((fifth >>> (16 + j)) & 1) << 4) - 16);
            }
        }
    }

    /** 16-bit scale, 16-bit least value, 32 fifth bits, 32 nibbles. */
    static void q51(MemorySegment data, long from, int count, float[] out, int at) {
        long block = from;
        for (int i = at; i < at + count; i += 32, block += 24) {
            float scale = Layouts.half(data, block);
            float least = Layouts.half(data, block + 2);
            int fifth = data.get(Layouts.INT, block + 4);
            for (int j = 0; j < 16; j++) {
                int two = Layouts.unsigned(data, block + 8 + j);
                out[i + j] = scale * ((two & 15) | ((fifth >>> j) & 1) << 4) + least;
                out[i + 16 + j] = scale * ((two >> 4) | ((fifth >>> (16 + j)) & 1) << 4) + least;
            }
        }
    }

    /** 16-bit scale, 32 nibbles that name uneven steps. */
    static void iq4nl(MemorySegment data, long from, int count, float[] out, int at) {
        long block = from;
        for (int i = at; i < at + count; i += 32, block += 18) {
            float scale = Layouts.half(data, block);
            for (int j = 0; j < 16; j++) {
                int two = Layouts.unsigned(data, block + 2 + j);
                out[i + j] = scale * STEPS[two & 15];
                out[i + 16 + j] = scale * STEPS[two >> 4];
            }
        }
    }
}
