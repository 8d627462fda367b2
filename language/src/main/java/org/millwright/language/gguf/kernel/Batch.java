package org.millwright.language.gguf.kernel;

/**
 * The inputs of one matrix product: rows of floats, one for each token. A kernel may keep a rounded copy beside them, made once for all
 * matrices that read the same input.
 */
public final class Batch {
    final float[] values;
    private final int width;
    private int count;
    private boolean rounded;
    private final Rounded copy;

    /**
     * @param most tokens
     * @param width values of a token
     */
    public Batch(int most, int width) {
        this.values = new float[most * width];
        this.width = width;
        this.copy = new Rounded(most, width);
    }

    /** The values, token after token. Whoever changes them says so by {@link #changed}. */
    public float[] values() {
        return values;
    }

    public int width() {
        return width;
    }

    public int count() {
        return count;
    }

    /** The values are new, of so many tokens. */
    public void changed(int tokens) {
        count = tokens;
        rounded = false;
    }

    /** The values rounded to eight bits; made at the first call after a change, which only one thread may make. */
    Rounded rounded() {
        if (!rounded) {
            copy.round(values, count);
            rounded = true;
        }
        return copy;
    }
}
