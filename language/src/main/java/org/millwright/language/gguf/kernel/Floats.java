package org.millwright.language.gguf.kernel;

import static jdk.incubator.vector.VectorOperators.ADD;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of rows of floats. */
final class Floats {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = F.length();

    private Floats() {}

    static float dot(float[] a, int aFrom, float[] b, int bFrom, int count) {
        FloatVector s = FloatVector.zero(F);
        FloatVector t = FloatVector.zero(F);
        int i = 0;
        for (; i + 2 * LANES <= count; i += 2 * LANES) {
            s = FloatVector.fromArray(F, a, aFrom + i).fma(FloatVector.fromArray(F, b, bFrom + i), s);
            t = FloatVector.fromArray(F, a, aFrom + i + LANES).fma(FloatVector.fromArray(F, b, bFrom + i + LANES), t);
        }
        float sum = s.add(t).reduceLanes(ADD);
        for (; i < count; i++) {
            sum += a[aFrom + i] * b[bFrom + i];
        }
        return sum;
    }

    static void add(float factor, float[] x, int xFrom, float[] y, int yFrom, int count) {
        FloatVector times = FloatVector.broadcast(F, factor);
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            FloatVector.fromArray(F, x, xFrom + i)
                    .fma(times, FloatVector.fromArray(F, y, yFrom + i))
                    .intoArray(y, yFrom + i);
        }
        for (; i < count; i++) {
            y[yFrom + i] += factor * x[xFrom + i];
        }
    }

    /**
     * Two rows times four tokens, whose width is a multiple of the lanes.
     *
     * @param rows the first row at 0, the second one width behind
     * @param in the first token at {@code from}
     * @param out of the first row and token at {@code to}; tokens are {@code stride} apart
     */
    static void tile(float[] rows, int width, float[] in, int from, float[] out, int to, int stride) {
        FloatVector a0 = FloatVector.zero(F);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        for (int i = 0; i < width; i += LANES) {
            FloatVector a = FloatVector.fromArray(F, rows, i);
            FloatVector b = FloatVector.fromArray(F, rows, width + i);
            FloatVector x = FloatVector.fromArray(F, in, from + i);
            FloatVector y = FloatVector.fromArray(F, in, from + width + i);
            a0 = a.fma(x, a0);
            b0 = b.fma(x, b0);
            a1 = a.fma(y, a1);
            b1 = b.fma(y, b1);
            FloatVector u = FloatVector.fromArray(F, in, from + 2 * width + i);
            FloatVector v = FloatVector.fromArray(F, in, from + 3 * width + i);
            a2 = a.fma(u, a2);
            b2 = b.fma(u, b2);
            a3 = a.fma(v, a3);
            b3 = b.fma(v, b3);
        }
        out[to] = a0.reduceLanes(ADD);
        out[to + 1] = b0.reduceLanes(ADD);
        out[to + stride] = a1.reduceLanes(ADD);
        out[to + stride + 1] = b1.reduceLanes(ADD);
        out[to + 2 * stride] = a2.reduceLanes(ADD);
        out[to + 2 * stride + 1] = b2.reduceLanes(ADD);
        out[to + 3 * stride] = a3.reduceLanes(ADD);
        out[to + 3 * stride + 1] = b3.reduceLanes(ADD);
    }

    /** True if rows of this width can be tiled. */
    static boolean fits(int width) {
        return width % LANES == 0;
    }
}
