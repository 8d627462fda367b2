package org.millwright.language.gguf.net;

import org.jspecify.annotations.Nullable;

/** What happens to one value, or one row, at a time. */
final class Pointwise {
    private static final float GELU_A = 0.044715f;
    private static final float GELU_B = 0.7978846f;

    private Pointwise() {}

    /** Root-mean-square norm of a row, times weights; may be in place. */
    static void norm(float[] in, int inFrom, float[] out, int outFrom, float[] weights, float epsilon) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += in[inFrom + i] * in[inFrom + i];
        }
        float scale = 1 / (float) Math.sqrt((float) (sum / weights.length) + epsilon);
        for (int i = 0; i < weights.length; i++) {
            out[outFrom + i] = in[inFrom + i] * scale * weights[i];
        }
    }

    /** Adds a row to each row of a product. */
    static void bias(float[] values, int count, float @Nullable [] bias) {
        if (bias == null) {
            return;
        }
        for (int token = 0; token < count; token++) {
            for (int i = 0; i < bias.length; i++) {
                values[token * bias.length + i] += bias[i];
            }
        }
    }

    /** {@code gate = x / (1 + e^-x) · up}. */
    static void silu(float[] gate, float[] up, int from, int to) {
        for (int i = from; i < to; i++) {
            gate[i] = gate[i] / (1 + (float) Math.exp(-gate[i])) * up[i];
        }
    }

    /** {@code gate = gelu(x) · up}, in the form with the hyperbolic tangent; x and gelu in 16 bits, as the reference's table has them. */
    static void gelu(float[] gate, float[] up, int from, int to) {
        for (int i = from; i < to; i++) {
            gate[i] = gelu(gate[i]) * up[i];
        }
    }

    private static float gelu(float value) {
        if (value <= -10) {
            return 0;
        }
        if (value >= 10) {
            return value;
        }
        float x = Float.float16ToFloat(Float.floatToFloat16(value));
        float inner = GELU_B * x * (1 + GELU_A * x * x);
        float result = 0.5f * x * (1 + (float) Math.tanh(inner));
        return Float.float16ToFloat(Float.floatToFloat16(result));
    }

    /** Turns scores into shares that sum to 1, in place. */
    static void softmax(float[] scores, int from, int count) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, scores[i]);
        }
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            scores[i] = (float) Math.exp(scores[i] - largest);
            sum += scores[i];
        }
        float inverse = (float) (1 / sum);
        for (int i = from; i < from + count; i++) {
            scores[i] *= inverse;
        }
    }
}
