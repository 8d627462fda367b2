package org.millwright.language.gguf.kernel;

import org.millwright.language.gguf.tensor.Matrix;

/** The inner loops. Implementations differ in speed, and in rounding as far as they say. Several threads may use one. */
public interface Arithmetic {
    /** What a person calls it. */
    String name();

    /** Makes what {@link #multiply} of such a matrix needs of the batch; by one thread, before the others begin. */
    void prepare(Matrix matrix, Batch in);

    /**
     * Some rows of a product: {@code out[token · rows + row] = matrix[row] · in[token]}.
     *
     * @param scratch at least as many floats as {@link #scratch}, of this thread alone
     */
    void multiply(Matrix matrix, Batch in, float[] out, Range rows, float[] scratch);

    /** The sum of {@code a[aFrom + i] · b[bFrom + i]} for i below count. */
    float dot(float[] a, int aFrom, float[] b, int bFrom, int count);

    /** {@code y[yFrom + i] += factor · x[xFrom + i]} for i below count. */
    void add(float factor, float[] x, int xFrom, float[] y, int yFrom, int count);

    /** Rows of a matrix from one up to another. */
    record Range(int from, int to) {}

    /** The arithmetic that needs no more than the language: the measure of all others. */
    static Arithmetic plain() {
        return new PlainArithmetic();
    }
}
