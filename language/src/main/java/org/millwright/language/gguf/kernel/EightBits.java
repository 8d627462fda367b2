package org.millwright.language.gguf.kernel;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/** Q8_0 as the file has it: the bytes of a block are taken as shorts, whose two halves are multiplied apart. */
final class EightBits {
    private static final int BLOCK = 34;

    private static final VectorSpecies<Short> S = ShortVector.SPECIES_256;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_256;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
    private static final ByteOrder LE = ByteOrder.LITTLE_ENDIAN;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LE);

    private EightBits() {}

    /**
     * A row times one token.
     *
     * @param step of a block, see {@link Steps}
     * @param scales of the token's blocks, the first at {@code scale}
     * @return the product
     */
    static float row(
            MemorySegment weights,
            long at,
            long end,
            long step,
            MemorySegment in,
            long from,
            float[] scales,
            int scale) {
        FloatVector sum = FloatVector.zero(F);
        long x = from;
        int k = scale;
        long block = at;
        while (block < end) {
            ShortVector v = ShortVector.fromMemorySegment(S, weights, block + 2, LE);
            IntVector i = v.lanewise(LSHL, 8)
                    .lanewise(ASHR, 8)
                    .mul(ShortVector.fromMemorySegment(S, in, x, LE))
                    .add(v.lanewise(ASHR, 8).mul(ShortVector.fromMemorySegment(S, in, x + 32, LE)))
                    .reinterpretAsInts();
            FloatVector f = (FloatVector) i.lanewise(LSHL, 16)
                    .lanewise(ASHR, 16)
                    .add(i.lanewise(ASHR, 16))
                    .convert(I2F, 0);
            float times = Float.float16ToFloat(weights.get(SHORT, block)) * scales[k];
            sum = f.fma(FloatVector.broadcast(F, times), sum);
            block += step;
            x += 64;
            k++;
        }
        return sum.reduceLanes(ADD);
    }

    /** Lays out the activations of one block of 32: those at even places, then those at odd ones. */
    static void activations(Rounded in, int block, MemorySegment to, long at) {
        for (int i = 0; i < 16; i++) {
            to.set(SHORT, at + 2L * i, in.bytes[block * Rounded.BLOCK + 2 * i]);
            to.set(SHORT, at + 32 + 2L * i, in.bytes[block * Rounded.BLOCK + 2 * i + 1]);
        }
    }

    /** Decodes a row in the order of {@link Form#QUARTERS}. */
    static void quarters(MemorySegment weights, long at, long end, float[] out, int to) {
        int o = to;
        for (long block = at; block < end; block += BLOCK) {
            float scale = Float.float16ToFloat(weights.get(SHORT, block));
            IntVector v = IntVector.fromMemorySegment(I, weights, block + 2, LE);
            ((FloatVector) v.lanewise(LSHL, 24).lanewise(ASHR, 24).convert(I2F, 0))
                    .mul(scale)
                    .intoArray(out, o);
            ((FloatVector) v.lanewise(LSHL, 16).lanewise(ASHR, 24).convert(I2F, 0))
                    .mul(scale)
                    .intoArray(out, o + 8);
            ((FloatVector) v.lanewise(LSHL, 8).lanewise(ASHR, 24).convert(I2F, 0))
                    .mul(scale)
                    .intoArray(out, o + 16);
            ((FloatVector) v.lanewise(ASHR, 24).convert(I2F, 0)).mul(scale).intoArray(out, o + 24);
            o += 32;
        }
    }

    /** Puts the activations of one token into that order. */
    static void quarters(float[] values, float[] out, int from, int count) {
        for (int block = from; block < from + count; block += 32) {
            for (int i = 0; i < 32; i++) {
                out[block + 8 * (i & 3) + (i >> 2)] = values[block + i];
            }
        }
    }
}
