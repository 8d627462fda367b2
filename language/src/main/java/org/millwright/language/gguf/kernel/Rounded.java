package org.millwright.language.gguf.kernel;

/** Activations rounded to eight bits, 32 values to a scale: {@code value ≈ scale · byte}, with the bytes' sum. */
final class Rounded {
    static final int BLOCK = 32;

    final byte[] bytes;
    final float[] scales;
    final int[] sums;
    final int blocks;
    private final int width;

    Rounded(int most, int width) {
        this.width = width;
        this.blocks = width / BLOCK;
        this.bytes = new byte[most * blocks * BLOCK];
        this.scales = new float[most * blocks];
        this.sums = new int[most * blocks];
    }

    /** Rounds the values of one token. */
    void round(float[] values, int token) {
        for (int block = 0; block < blocks; block++) {
            block(values, token * width + block * BLOCK, token * blocks + block);
        }
    }

    private void block(float[] values, int from, int block) {
        float largest = 0;
        for (int i = 0; i < BLOCK; i++) {
            largest = Math.max(largest, Math.abs(values[from + i]));
        }
        float inverse = largest == 0 ? 0 : 127 / largest;
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            float value = values[from + i] * inverse;
            int rounded = (int) (value + Math.copySign(0.5f, value));
            bytes[block * BLOCK + i] = (byte) rounded;
            sum += rounded;
        }
        scales[block] = largest / 127;
        sums[block] = sum;
    }
}
