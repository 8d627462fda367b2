package org.millwright.language.gguf.kernel;

/** Activations rounded to eight bits, 32 values to a scale: {@code value ≈ scale · byte}, with the bytes' sum. */
final class Rounded {
    static final int BLOCK = 32;

    final byte[] bytes;
    final float[] scales;
    final int[] sums;
    private final int width;
    final int blocks;

    Rounded(int most, int width) {
        this.width = width;
        this.blocks = width / BLOCK;
        this.bytes = new byte[most * width];
        this.scales = new float[most * blocks];
        this.sums = new int[most * blocks];
    }

    void round(float[] values, int count) {
        for (int block = 0; block < count * blocks; block++) {
            int token = block / blocks;
            round(values, token * width + (block - token * blocks) * BLOCK, block);
        }
    }

    private void round(float[] values, int from, int block) {
        float largest = 0;
        for (int i = from; i < from + BLOCK; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        float scale = largest / 127;
        float inverse = largest == 0 ? 0 : 127 / largest;
        int sum = 0;
        for (int i = from; i < from + BLOCK; i++) {
            int rounded = Math.round(values[i] * inverse);
            bytes[i] = (byte) rounded;
            sum += rounded;
        }
        scales[block] = scale;
        sums[block] = sum;
    }
}
