package org.millwright.language.gguf.kernel;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Q6_K in an order of its own: short lane i holds part i (of 16) of a block. Eight weights of a part lie in three shorts, {@code
 * w0|w1<<6|(w6&15)<<12}, {@code w2|w3<<6|(w6>>4)<<12|(w7>>4)<<14} and {@code w4|w5<<6|(w7&15)<<12}; multipliers are stored as differences as
 * in {@link FourBits}, and sums begin at {@code −32·Σa}, so that {@code Σ (w − 32)·a} of eight products fits a short. Two rows lie together.
 */
final class SixBits {
    /** Bytes of a block of two rows: 192 of weights each, eight ints of scales, two floats. */
    static final int PAIR = 424;

    /** Bytes of a block of activations: two halves of ten multipliers and a start, then scales. */
    static final int ACTIVATIONS = 736;

    private static final int HALF = 352;

    private static final VectorSpecies<Short> S = ShortVector.SPECIES_256;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_256;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
    private static final ByteOrder LE = ByteOrder.LITTLE_ENDIAN;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(LE);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LE);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(LE);

    private SixBits() {}

    /**
     * One of two rows times one token.
     *
     * @param row 0 or 1
     * @param step of half a block, see {@link Steps}
     * @return the product
     */
    static float row(MemorySegment weights, long at, long end, int row, long step, MemorySegment in, long from) {
        FloatVector sum = FloatVector.zero(F);
        long block = at;
        long x = from;
        while (block < end) {
            IntVector even = IntVector.zero(I);
            IntVector odd = even;
            long w = block + 192L * row;
            long stop = w + 192;
            long y = x;
            while (w < stop) {
                ShortVector u = ShortVector.fromMemorySegment(S, weights, w, LE);
                ShortVector v = ShortVector.fromMemorySegment(S, weights, w + 32, LE);
                ShortVector t = ShortVector.fromMemorySegment(S, weights, w + 64, LE);
                ShortVector s = ShortVector.fromMemorySegment(S, in, y, LE)
                        .add(u.mul(ShortVector.fromMemorySegment(S, in, y + 32, LE)))
                        .add(u.lanewise(LSHR, 6).mul(ShortVector.fromMemorySegment(S, in, y + 64, LE)))
                        .add(u.lanewise(LSHR, 12).mul(ShortVector.fromMemorySegment(S, in, y + 96, LE)))
                        .add(v.mul(ShortVector.fromMemorySegment(S, in, y + 128, LE)))
                        .add(v.lanewise(LSHR, 6).mul(ShortVector.fromMemorySegment(S, in, y + 160, LE)))
                        .add(v.lanewise(LSHR, 12).mul(ShortVector.fromMemorySegment(S, in, y + 192, LE)))
                        .add(v.lanewise(LSHR, 14).mul(ShortVector.fromMemorySegment(S, in, y + 224, LE)))
                        .add(t.mul(ShortVector.fromMemorySegment(S, in, y + 256, LE)))
                        .add(t.lanewise(LSHR, 6).mul(ShortVector.fromMemorySegment(S, in, y + 288, LE)))
                        .add(t.lanewise(LSHR, 12).mul(ShortVector.fromMemorySegment(S, in, y + 320, LE)));
                IntVector i = s.reinterpretAsInts();
                even = even.add(i.lanewise(LSHL, 16).lanewise(ASHR, 16));
                odd = odd.add(i.lanewise(ASHR, 16));
                w += step;
                y += HALF;
            }
            IntVector scales =
                    IntVector.fromMemorySegment(I, weights, block + 384, LE).lanewise(LSHL, 16 - 16 * row);
            FloatVector f = ((FloatVector) even.convert(I2F, 0)).mul((FloatVector)
                    scales.lanewise(LSHL, 8).lanewise(ASHR, 24).convert(I2F, 0));
            FloatVector g = ((FloatVector) odd.convert(I2F, 0))
                    .fma((FloatVector) scales.lanewise(ASHR, 24).convert(I2F, 0), f);
            sum = g.mul(FloatVector.fromMemorySegment(F, in, x + 704, LE))
                    .fma(FloatVector.broadcast(F, weights.get(FLOAT, block + 416 + 4L * row)), sum);
            block += PAIR;
            x += ACTIVATIONS;
        }
        return sum.reduceLanes(ADD);
    }

    /**
     * Half a block of one row times several tokens, added to their sums of eight floats each.
     *
     * @param rowAndHalf twice the row (0 or 1) and the half (0 or 1)
     * @param from of the first token's activations of this block; those of the next token are a step behind
     * @param step of a token's activations, see {@link Steps}
     */
    static void tile(
            MemorySegment weights,
            long block,
            int rowAndHalf,
            MemorySegment in,
            long from,
            long end,
            long step,
            MemorySegment sums,
            long to) {
        int row = rowAndHalf >> 1;
        int half = rowAndHalf & 1;
        long w = block + 192L * row + 96L * half;
        ShortVector v0 = ShortVector.fromMemorySegment(S, weights, w, LE);
        ShortVector v3 = ShortVector.fromMemorySegment(S, weights, w + 32, LE);
        ShortVector v7 = ShortVector.fromMemorySegment(S, weights, w + 64, LE);
        ShortVector v1 = v0.lanewise(LSHR, 6);
        ShortVector v2 = v0.lanewise(LSHR, 12);
        ShortVector v4 = v3.lanewise(LSHR, 6);
        ShortVector v5 = v3.lanewise(LSHR, 12);
        ShortVector v6 = v3.lanewise(LSHR, 14);
        ShortVector v8 = v7.lanewise(LSHR, 6);
        ShortVector v9 = v7.lanewise(LSHR, 12);
        float scale = weights.get(FLOAT, block + 416 + 4L * row);
        IntVector scales =
                IntVector.fromMemorySegment(I, weights, block + 384, LE).lanewise(LSHL, 16 - 16 * row);
        FloatVector evens =
                ((FloatVector) scales.lanewise(LSHL, 8).lanewise(ASHR, 24).convert(I2F, 0)).mul(scale);
        FloatVector odds = ((FloatVector) scales.lanewise(ASHR, 24).convert(I2F, 0)).mul(scale);
        long x = from;
        long o = to;
        while (x < end) {
            long y = x + (long) HALF * half;
            ShortVector s = ShortVector.fromMemorySegment(S, in, y, LE)
                    .add(v0.mul(ShortVector.fromMemorySegment(S, in, y + 32, LE)))
                    .add(v1.mul(ShortVector.fromMemorySegment(S, in, y + 64, LE)))
                    .add(v2.mul(ShortVector.fromMemorySegment(S, in, y + 96, LE)))
                    .add(v3.mul(ShortVector.fromMemorySegment(S, in, y + 128, LE)))
                    .add(v4.mul(ShortVector.fromMemorySegment(S, in, y + 160, LE)))
                    .add(v5.mul(ShortVector.fromMemorySegment(S, in, y + 192, LE)))
                    .add(v6.mul(ShortVector.fromMemorySegment(S, in, y + 224, LE)))
                    .add(v7.mul(ShortVector.fromMemorySegment(S, in, y + 256, LE)))
                    .add(v8.mul(ShortVector.fromMemorySegment(S, in, y + 288, LE)))
                    .add(v9.mul(ShortVector.fromMemorySegment(S, in, y + 320, LE)));
            IntVector i = s.reinterpretAsInts();
            FloatVector f =
                    ((FloatVector) i.lanewise(LSHL, 16).lanewise(ASHR, 16).convert(I2F, 0)).mul(evens);
            FloatVector g = ((FloatVector) i.lanewise(ASHR, 16).convert(I2F, 0)).fma(odds, f);
            g.fma(FloatVector.fromMemorySegment(F, in, x + 704, LE), FloatVector.fromMemorySegment(F, sums, o, LE))
                    .intoMemorySegment(sums, o, LE);
            x += step;
            o += 32;
        }
    }

    /** Puts two blocks as a file has them, one of each row, into the order of this kernel. */
    static void pack(MemorySegment from, long first, long second, MemorySegment to, long at, byte[] scratch) {
        weights(from, first, to, at, scratch);
        weights(from, second, to, at + 192, scratch);
        for (int two = 0; two < 8; two++) {
            int scales = unsigned(from, first + 192 + 2L * two)
                    | unsigned(from, first + 193 + 2L * two) << 8
                    | unsigned(from, second + 192 + 2L * two) << 16
                    | unsigned(from, second + 193 + 2L * two) << 24;
            to.set(INT, at + 384 + 4L * two, scales);
        }
        to.set(FLOAT, at + 416, Float.float16ToFloat(from.get(SHORT, first + 208)));
        to.set(FLOAT, at + 420, Float.float16ToFloat(from.get(SHORT, second + 208)));
    }

    private static void weights(MemorySegment from, long at, MemorySegment to, long out, byte[] w) {
        for (int half = 0; half < 2; half++) {
            for (int j = 0; j < 32; j++) {
                int low = unsigned(from, at + 64L * half + j);
                int high = unsigned(from, at + 64L * half + 32 + j);
                int bits = unsigned(from, at + 128 + 32L * half + j);
                w[128 * half + j] = (byte) ((low & 15) | (bits & 3) << 4);
                w[128 * half + 32 + j] = (byte) ((high & 15) | (bits >> 2 & 3) << 4);
                w[128 * half + 64 + j] = (byte) (low >> 4 | (bits >> 4 & 3) << 4);
                w[128 * half + 96 + j] = (byte) (high >> 4 | (bits >> 6 & 3) << 4);
            }
        }
        for (int half = 0; half < 2; half++) {
            for (int part = 0; part < 16; part++) {
                int i = 16 * part + 8 * half;
                long place = out + 96L * half + 2L * part;
                to.set(SHORT, place, (short) (w[i] | w[i + 1] << 6 | (w[i + 6] & 15) << 12));
                to.set(SHORT, place + 32, (short)
                        (w[i + 2] | w[i + 3] << 6 | w[i + 6] >> 4 << 12 | w[i + 7] >> 4 << 14));
                to.set(SHORT, place + 64, (short) (w[i + 4] | w[i + 5] << 6 | (w[i + 7] & 15) << 12));
            }
        }
    }

    private static int unsigned(MemorySegment from, long at) {
        return from.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    /**
     * Lays out the activations of one block of one token.
     *
     * @param block of 32 values in the rounded copy, the first of eight
     */
    static void activations(Rounded in, int block, MemorySegment to, long at) {
        byte[] a = in.bytes;
        for (int part = 0; part < 16; part++) {
            for (int half = 0; half < 2; half++) {
                int i = block * Rounded.BLOCK + 16 * part + 8 * half;
                long place = at + (long) HALF * half + 2L * part;
                int sum = 0;
                for (int k = 0; k < 8; k++) {
                    sum += a[i + k];
                }
                to.set(SHORT, place, (short) (-32 * sum));
                to.set(SHORT, place + 32, a[i]);
                to.set(SHORT, place + 64, (short) (a[i + 1] - 64 * a[i]));
                to.set(SHORT, place + 96, (short) (a[i + 6] - 64 * a[i + 1]));
                to.set(SHORT, place + 128, a[i + 2]);
                to.set(SHORT, place + 160, (short) (a[i + 3] - 64 * a[i + 2]));
                to.set(SHORT, place + 192, (short) (16 * a[i + 6] - 64 * a[i + 3]));
                to.set(SHORT, place + 224, (short) (16 * a[i + 7] - 64 * a[i + 6]));
                to.set(SHORT, place + 256, a[i + 4]);
                to.set(SHORT, place + 288, (short) (a[i + 5] - 64 * a[i + 4]));
                to.set(SHORT, place + 320, (short) (a[i + 7] - 64 * a[i + 5]));
            }
        }
        for (int part = 0; part < 8; part++) {
            to.set(FLOAT, at + 704 + 4L * part, in.scales[block + part]);
        }
    }
}
