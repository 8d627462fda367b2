package org.millwright.language.gguf.kernel;

import org.millwright.language.gguf.tensor.Matrix;

/** The inner loops. Implementations differ in speed, and in rounding as far as they say. Several threads may use one. */
public interface Arithmetic {
    /** What a person calls it. */
    String name();

    /** The form in which {@link #multiply} wants the inputs of such a matrix. */
    Form form(Matrix matrix, int tokens);

    /** Makes a form of one token of a batch that has room for it. */
    void prepare(Form form, Batch in, int token);

    /** Some rows of a product: {@code out[token · rows + row] = matrix[row] · in[token]}. */
    void multiply(Matrix matrix, Batch in, float[] out, Range rows, Scratch scratch);

    /** The sum of {@code a[aFrom + i] · b[bFrom + i]} for i below count. */
    float dot(float[] a, int aFrom, float[] b, int bFrom, int count);

    /** {@code y[yFrom + i] += factor · x[xFrom + i]} for i below count. */
    void add(float factor, float[] x, int xFrom, float[] y, int yFrom, int count);

    /** Rows of a matrix from one up to another; both even unless the matrix ends there. */
    record Range(int from, int to) {}

    /** The arithmetic that needs no more than the language: the measure of all others. */
    static Arithmetic plain() {
        return new PlainArithmetic();
    }

    /** The fastest here: with vectors if the Java machine was started with their module, else plain. */
    static Arithmetic fastest() {
        return vectors() ? new VectorArithmetic() : plain();
    }

    /** True if the Java machine was started with the module of vectors. */
    static boolean vectors() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
