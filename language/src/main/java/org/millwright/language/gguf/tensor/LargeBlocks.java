package org.millwright.language.gguf.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Forms with 256 values in a block, whose parts have small scales of their own. */
final class LargeBlocks {
    private LargeBlocks() {}

    /** The 6-bit scale of part 0 to 7 of a block whose twelve bytes of scales begin at a place. */
    static int scale(MemorySegment data, long scales, int part) {
        return part < 4
                ? Layouts.unsigned(data, scales + part) & 63
                : (Layouts.unsigned(data, scales + part + 4) & 15)
                        | Layouts.unsigned(data, scales + part - 4) >> 6 << 4;
    }

    /** The 6-bit least value of part 0 to 7. */
    static int least(MemorySegment data, long scales, int part) {
        return part < 4
                ? Layouts.unsigned(data, scales + part + 4) & 63
                : Layouts.unsigned(data, scales + part + 4) >> 4 | Layouts.unsigned(data, scales + part) >> 6 << 4;
    }

    /** Two 16-bit scales, eight 6-bit scales and least values, 256 nibbles: 32 low ones, then 32 high ones of the same bytes. */
    static void q4k(MemorySegment data, long from, int count, float[] out, int at) {
        long block = from;
        for (int i = at; i < at + count; i += 256, block += 144) {
            float scale = Layouts.half(data, block);
            float less = Layouts.half(data, block + 2);
            for (int part = 0; part < 8; part++) {
                float times = scale * scale(data, block + 4, part);
                float minus = less * least(data, block + 4, part);
                long nibbles = block + 16 + 32L * (part >> 1);
                int shift = 4 * (part & 1);
                for (int j = 0; j < 32; j++) {
                    out[i + 32 * part + j] = times * ((Layouts.unsigned(data, nibbles + j) >> shift) & 15) - minus;
                }
            }
        }
    }

    /** As {@link #q4k}, with a fifth bit of each value in 32 bytes of their own. */
    static void q5k(MemorySegment data, long from, int count, float[] out, int at) {
        long block = from;
        for (int i = at; i < at + count; i += 256, block += 176) {
            float scale = Layouts.half(data, block);
            float less = Layouts.half(data, block + 2);
            for (int part = 0; part < 8; part++) {
                float times = scale * scale(data, block + 4, part);
                float minus = less * least(data, block + 4, part);
                long nibbles = block + 48 + 32L * (part >> 1);
                int shift = 4 * (part & 1);
                for (int j = 0; j < 32; j++) {
                    int fifth = (Layouts.unsigned(data, block + 16 + j) >> part) & 1;
                    int value = ((Layouts.unsigned(data, nibbles + j) >> shift) & 15) | (fifth << 4);
                    out[i + 32 * part + j] = times * value - minus;
                }
            }
        }
    }

    /** 128 bytes of low nibbles, 64 of high pairs, sixteen signed scales, a 16-bit scale; less 32. */
    static void q6k(MemorySegment data, long from, int count, float[] out, int at) {
        long block = from;
        for (int i = at; i < at + count; i += 256, block += 210) {
            float scale = Layouts.half(data, block + 208);
            for (int half = 0; half < 2; half++) {
                for (int j = 0; j < 128; j++) {
                    int low = Layouts.unsigned(data, block + 64L * half + (j & 63));
                    int high = Layouts.unsigned(data, block + 128 + 32L * half + (j & 31));
                    int part = data.get(ValueLayout.JAVA_BYTE, block + 192 + 8L * half + (j >> 4));
                    out[i + 128 * half + j] = scale
                            * part
                            * ((((low >> (4 * (j >> 6))) & 15) | ((high >> (2 * (j >> 5))) & 3) << 4) - 32);
                }
            }
        }
    }
}
