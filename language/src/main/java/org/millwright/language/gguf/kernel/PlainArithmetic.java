package org.millwright.language.gguf.kernel;

import org.millwright.language.gguf.tensor.Matrix;

/** Decodes each row to floats once for all tokens of a batch; nothing is rounded. */
final class PlainArithmetic implements Arithmetic {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Form form(Matrix matrix, int tokens) {
        return Form.NONE;
    }

    @Override
    public void prepare(Form form, Batch in, int token) {
        // The floats are used as they are.
    }

    @Override
    public void multiply(Matrix matrix, Batch in, float[] out, Range rows, Scratch scratch) {
        int width = matrix.columns();
        float[] decoded = scratch.rows;
        for (int row = rows.from(); row < rows.to(); row++) {
            matrix.row(row, decoded, 0);
            for (int token = 0; token < in.count(); token++) {
                out[token * matrix.rows() + row] = dot(decoded, 0, in.values(), token * width, width);
            }
        }
    }

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            s0 += a[aFrom + i] * b[bFrom + i];
            s1 += a[aFrom + i + 1] * b[bFrom + i + 1];
            s2 += a[aFrom + i + 2] * b[bFrom + i + 2];
            s3 += a[aFrom + i + 3] * b[bFrom + i + 3];
        }
        for (; i < count; i++) {
            s0 += a[aFrom + i] * b[bFrom + i];
        }
        return s0 + s1 + (s2 + s3);
    }

    @Override
    public void add(float factor, float[] x, int xFrom, float[] y, int yFrom, int count) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] += factor * x[xFrom + i];
        }
    }
}
