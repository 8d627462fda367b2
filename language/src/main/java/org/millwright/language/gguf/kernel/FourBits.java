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
 * Q4_K in an order of its own: int lane i holds part i (of 8) of a block, each short four nibbles of it. Two rows lie together.
 *
 * <p>The multipliers of a short's nibbles are stored as differences, {@code b[k] = a[k] − 16·a[k−1]}: then {@code Σ (short >>> 4k)·b[k]}
 * needs no mask, since the upper nibbles cancel modulo 2^16, and the true sum {@code Σ nibble·a} of 16 products of at most 15 · 127 fits a
 * short. Loops are written out: a method that takes or returns a vector may stop being inlined and then allocates.
 */
final class FourBits {
    /** Bytes of a block of two rows: 128 of nibbles each, eight ints of scales, four floats. */
    static final int PAIR = 304;

    /** Bytes of a block of activations: sixteen vectors of multipliers, scales, sums times scales. */
    static final int ACTIVATIONS = 576;

    private static final VectorSpecies<Short> S = ShortVector.SPECIES_256;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_256;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
    private static final ByteOrder LE = ByteOrder.LITTLE_ENDIAN;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(LE);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LE);

    private FourBits() {}

    /**
     * Two rows times one token.
     *
     * @param at of the first block, up to {@code end}
     * @param step that of one vector, see {@link Steps}
     */
    static void pair(
            MemorySegment weights, long at, long end, long step, MemorySegment in, long from, float[] out, int to) {
        FloatVector first = FloatVector.zero(F);
        FloatVector second = FloatVector.zero(F);
        long block = at;
        long x = from;
        while (block < end) {
            ShortVector a = ShortVector.zero(S);
            ShortVector b = a;
            long w = block;
            long stop = block + 128;
            long y = x;
            while (w < stop) {
                ShortVector m0 = ShortVector.fromMemorySegment(S, in, y, LE);
                ShortVector m1 = ShortVector.fromMemorySegment(S, in, y + 32, LE);
                ShortVector m2 = ShortVector.fromMemorySegment(S, in, y + 64, LE);
                ShortVector m3 = ShortVector.fromMemorySegment(S, in, y + 96, LE);
                ShortVector v = ShortVector.fromMemorySegment(S, weights, w, LE);
                ShortVector u = ShortVector.fromMemorySegment(S, weights, w + 128, LE);
                a = a.add(v.mul(m0))
                        .add(v.lanewise(LSHR, 4).mul(m1))
                        .add(v.lanewise(LSHR, 8).mul(m2))
                        .add(v.lanewise(LSHR, 12).mul(m3));
                b = b.add(u.mul(m0))
                        .add(u.lanewise(LSHR, 4).mul(m1))
                        .add(u.lanewise(LSHR, 8).mul(m2))
                        .add(u.lanewise(LSHR, 12).mul(m3));
                w += step;
                y += 4 * step;
            }
            IntVector scales = IntVector.fromMemorySegment(I, weights, block + 256, LE);
            FloatVector times = FloatVector.fromMemorySegment(F, in, x + 512, LE);
            FloatVector sums = FloatVector.fromMemorySegment(F, in, x + 544, LE);
            IntVector i = a.reinterpretAsInts();
            IntVector j = b.reinterpretAsInts();
            FloatVector f = ((FloatVector) i.lanewise(LSHL, 16)
                            .lanewise(ASHR, 16)
                            .add(i.lanewise(ASHR, 16))
                            .convert(I2F, 0))
                    .mul(times)
                    .mul((FloatVector) scales.and(255).convert(I2F, 0));
            FloatVector g = ((FloatVector) j.lanewise(LSHL, 16)
                            .lanewise(ASHR, 16)
                            .add(j.lanewise(ASHR, 16))
                            .convert(I2F, 0))
                    .mul(times)
                    .mul((FloatVector) scales.lanewise(LSHR, 16).and(255).convert(I2F, 0));
            FloatVector p = ((FloatVector) scales.lanewise(LSHR, 8).and(255).convert(I2F, 0)).mul(sums);
            FloatVector q = ((FloatVector) scales.lanewise(LSHR, 24).convert(I2F, 0)).mul(sums);
            first = f.fma(
                    FloatVector.broadcast(F, weights.get(FLOAT, block + 288)),
                    p.fma(FloatVector.broadcast(F, weights.get(FLOAT, block + 292)), first));
            second = g.fma(
                    FloatVector.broadcast(F, weights.get(FLOAT, block + 296)),
                    q.fma(FloatVector.broadcast(F, weights.get(FLOAT, block + 300)), second));
            block += PAIR;
            x += ACTIVATIONS;
        }
        out[to] = first.reduceLanes(ADD);
        out[to + 1] = second.reduceLanes(ADD);
    }

    /**
     * One block of one row times several tokens, added to their sums of eight floats each.
     *
     * @param row 0 or 1: which of the two
     * @param from of the first token's activations of this block; those of the next token are a step behind
     * @param step of a token's activations, see {@link Steps}
     */
    static void tile(
            MemorySegment weights,
            long block,
            int row,
            MemorySegment in,
            long from,
            long end,
            long step,
            MemorySegment sums,
            long to) {
        long w = block + 128L * row;
        ShortVector v0 = ShortVector.fromMemorySegment(S, weights, w, LE);
        ShortVector v4 = ShortVector.fromMemorySegment(S, weights, w + 32, LE);
        ShortVector v8 = ShortVector.fromMemorySegment(S, weights, w + 64, LE);
        ShortVector vc = ShortVector.fromMemorySegment(S, weights, w + 96, LE);
        ShortVector v1 = v0.lanewise(LSHR, 4);
        ShortVector v2 = v0.lanewise(LSHR, 8);
        ShortVector v3 = v0.lanewise(LSHR, 12);
        ShortVector v5 = v4.lanewise(LSHR, 4);
        ShortVector v6 = v4.lanewise(LSHR, 8);
        ShortVector v7 = v4.lanewise(LSHR, 12);
        ShortVector v9 = v8.lanewise(LSHR, 4);
        ShortVector va = v8.lanewise(LSHR, 8);
        ShortVector vb = v8.lanewise(LSHR, 12);
        ShortVector vd = vc.lanewise(LSHR, 4);
        ShortVector ve = vc.lanewise(LSHR, 8);
        ShortVector vf = vc.lanewise(LSHR, 12);
        IntVector scales =
                IntVector.fromMemorySegment(I, weights, block + 256, LE).lanewise(LSHR, 16 * row);
        FloatVector times =
                ((FloatVector) scales.and(255).convert(I2F, 0)).mul(weights.get(FLOAT, block + 288 + 8L * row));
        FloatVector less = ((FloatVector) scales.lanewise(LSHR, 8).and(255).convert(I2F, 0))
                .mul(weights.get(FLOAT, block + 292 + 8L * row));
        long x = from;
        long o = to;
        while (x < end) {
            ShortVector s = v0.mul(ShortVector.fromMemorySegment(S, in, x, LE))
                    .add(v1.mul(ShortVector.fromMemorySegment(S, in, x + 32, LE)))
                    .add(v2.mul(ShortVector.fromMemorySegment(S, in, x + 64, LE)))
                    .add(v3.mul(ShortVector.fromMemorySegment(S, in, x + 96, LE)))
                    .add(v4.mul(ShortVector.fromMemorySegment(S, in, x + 128, LE)))
                    .add(v5.mul(ShortVector.fromMemorySegment(S, in, x + 160, LE)))
                    .add(v6.mul(ShortVector.fromMemorySegment(S, in, x + 192, LE)))
                    .add(v7.mul(ShortVector.fromMemorySegment(S, in, x + 224, LE)))
                    .add(v8.mul(ShortVector.fromMemorySegment(S, in, x + 256, LE)))
                    .add(v9.mul(ShortVector.fromMemorySegment(S, in, x + 288, LE)))
                    .add(va.mul(ShortVector.fromMemorySegment(S, in, x + 320, LE)))
                    .add(vb.mul(ShortVector.fromMemorySegment(S, in, x + 352, LE)))
                    .add(vc.mul(ShortVector.fromMemorySegment(S, in, x + 384, LE)))
                    .add(vd.mul(ShortVector.fromMemorySegment(S, in, x + 416, LE)))
                    .add(ve.mul(ShortVector.fromMemorySegment(S, in, x + 448, LE)))
                    .add(vf.mul(ShortVector.fromMemorySegment(S, in, x + 480, LE)));
            IntVector i = s.reinterpretAsInts();
            FloatVector f = (FloatVector) i.lanewise(LSHL, 16)
                    .lanewise(ASHR, 16)
                    .add(i.lanewise(ASHR, 16))
                    .convert(I2F, 0);
            FloatVector before = FloatVector.fromMemorySegment(F, sums, o, LE);
            f.mul(FloatVector.fromMemorySegment(F, in, x + 512, LE))
                    .fma(
                            times,
                            FloatVector.fromMemorySegment(F, in, x + 544, LE).fma(less, before))
                    .intoMemorySegment(sums, o, LE);
            x += step;
            o += 32;
        }
    }

    /** Puts two blocks as a file has them, one of each row, into the order of this kernel. */
    static void pack(MemorySegment from, long first, long second, MemorySegment to, long at) {
        nibbles(from, first + 16, to, at);
        nibbles(from, second + 16, to, at + 128);
        for (int part = 0; part < 8; part++) {
            int scales = scale(from, first + 4, part)
                    | least(from, first + 4, part) << 8
                    | scale(from, second + 4, part) << 16
                    | least(from, second + 4, part) << 24;
            to.set(ValueLayout.JAVA_INT_UNALIGNED.withOrder(LE), at + 256 + 4L * part, scales);
        }
        to.set(FLOAT, at + 288, Float.float16ToFloat(from.get(SHORT, first)));
        to.set(FLOAT, at + 292, -Float.float16ToFloat(from.get(SHORT, first + 2)));
        to.set(FLOAT, at + 296, Float.float16ToFloat(from.get(SHORT, second)));
        to.set(FLOAT, at + 300, -Float.float16ToFloat(from.get(SHORT, second + 2)));
    }

    /** Value {@code 32·part + 8·vector + 4·half + k} goes to vector's int lane part, its short half, nibble k. */
    private static void nibbles(MemorySegment from, long at, MemorySegment to, long out) {
        ValueLayout.OfLong layout = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LE);
        ValueLayout.OfInt ints = ValueLayout.JAVA_INT_UNALIGNED.withOrder(LE);
        for (int two = 0; two < 4; two++) {
            for (int vector = 0; vector < 4; vector++) {
                long eight = from.get(layout, at + 32L * two + 8L * vector);
                to.set(ints, out + 32L * vector + 8L * two, gather(eight));
                to.set(ints, out + 32L * vector + 8L * two + 4, gather(eight >>> 4));
            }
        }
    }

    /** The low nibbles of eight bytes, side by side. */
    private static int gather(long bytes) {
        return (int) Long.compress(bytes, 0x0f0f0f0f0f0f0f0fL);
    }

    private static int unsigned(MemorySegment from, long at) {
        return from.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    private static int scale(MemorySegment from, long at, int part) {
        return part < 4
                ? unsigned(from, at + part) & 63
                : (unsigned(from, at + part + 4) & 15) | unsigned(from, at + part - 4) >> 6 << 4;
    }

    private static int least(MemorySegment from, long at, int part) {
        return part < 4
                ? unsigned(from, at + part + 4) & 63
                : unsigned(from, at + part + 4) >> 4 | unsigned(from, at + part) >> 6 << 4;
    }

    /**
     * Lays out the activations of one block of one token.
     *
     * @param block of 32 values in the rounded copy, the first of eight
     */
    static void activations(Rounded in, int block, MemorySegment to, long at) {
        for (int part = 0; part < 8; part++) {
            int from = (block + part) * Rounded.BLOCK;
            for (int vector = 0; vector < 4; vector++) {
                for (int half = 0; half < 2; half++) {
                    int before = 0;
                    for (int k = 0; k < 4; k++) {
                        int value = in.bytes[from + 8 * vector + 4 * half + k];
                        long place = at + 128L * vector + 32L * k + 4L * part + 2L * half;
                        to.set(SHORT, place, (short) (value - 16 * before));
                        before = value;
                    }
                }
            }
            to.set(FLOAT, at + 512 + 4L * part, in.scales[block + part]);
            to.set(FLOAT, at + 544 + 4L * part, in.scales[block + part] * in.sums[block + part]);
        }
    }
}
