package org.millwright.language.gguf.cache;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The keys and values of 64 tokens in all layers. Several texts may hold it; only one that holds it alone may write. */
final class Block {
    /** How many tokens a block holds. */
    static final int TOKENS = 64;

    private final float @Nullable [] full;
    private final short @Nullable [] half;
    private int holders = 1;

    Block(KeyValueShape shape) {
        int values = 2 * shape.layers() * shape.heads() * shape.size() * TOKENS;
        full = shape.full() ? new float[values] : null;
        half = shape.full() ? null : new short[values];
    }

    private Block(Block other) {
        full = other.full == null ? null : other.full.clone();
        half = other.half == null ? null : other.half.clone();
    }

    void share() {
        holders++;
    }

    void release() {
        holders--;
    }

    /** This block if it has one holder, else a copy with one. */
    Block own() {
        if (holders == 1) {
            return this;
        }
        holders--;
        return new Block(this);
    }

    void write(int count, int at, float[] values, int from) {
        if (full != null) {
            System.arraycopy(values, from, full, at, count);
        } else if (half != null) {
            for (int i = 0; i < count; i++) {
                half[at + i] = Float.floatToFloat16(values[from + i]);
            }
        }
    }

    void read(int at, int count, float[] out) {
        if (full != null) {
            System.arraycopy(full, at, out, 0, count);
        } else if (half != null) {
            for (int i = 0; i < count; i++) {
                out[i] = Float.float16ToFloat(half[at + i]);
            }
        }
    }

    void save(ByteBuffer to) {
        if (full != null) {
            to.asFloatBuffer().put(full);
        } else if (half != null) {
            to.asShortBuffer().put(half);
        }
    }

    void load(ByteBuffer from) {
        if (full != null) {
            from.asFloatBuffer().get(full);
        } else if (half != null) {
            from.asShortBuffer().get(half);
        }
    }
}
