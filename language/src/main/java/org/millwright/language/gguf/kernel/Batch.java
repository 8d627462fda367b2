package org.millwright.language.gguf.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one matrix product: rows of floats, one for each token. A kernel keeps its own forms of them beside, made once for all
 * matrices that read the same input.
 */
public final class Batch {
    private static final int BLOCK = Rounded.BLOCK;

    private final float[] values;
    private final int most;
    private final int width;
    private int count;
    private int made;
    private @Nullable Rounded rounded;
    private @Nullable MemorySegment fourBits;
    private @Nullable MemorySegment sixBits;
    private @Nullable MemorySegment eightBits;
    private float @Nullable [] quarters;

    /**
     * @param most tokens
     * @param width values of a token
     */
    public Batch(int most, int width) {
        this.values = new float[most * width];
        this.most = most;
        this.width = width;
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

    /** The values are new, of so many tokens; all forms of the old ones are void. */
    public void changed(int tokens) {
        count = tokens;
        made = 0;
    }

    /** True if a form of all tokens is there. */
    public boolean has(Form form) {
        return form == Form.NONE || (made & form.bit()) != 0;
    }

    /** A form of all tokens is there now. */
    public void made(Form form) {
        made |= form.bit();
    }

    /** Makes room for a form; by one thread, before several fill it. */
    public void allow(Form form) {
        switch (form) {
            case NONE -> {}
            case FOUR_BITS -> {
                fourBits = room(fourBits, FourBits.ACTIVATIONS / 256);
                round();
            }
            case SIX_BITS -> {
                sixBits = room(sixBits, SixBits.ACTIVATIONS / 256 + 1);
                round();
            }
            case EIGHT_BITS -> {
                eightBits = room(eightBits, 2);
                round();
            }
            case QUARTERS -> quarters = quarters == null ? new float[most * width] : quarters;
        }
    }

    private MemorySegment room(@Nullable MemorySegment before, int bytesAValue) {
        return before != null
                ? before
                : Arena.ofAuto().allocate((long) most * (width / BLOCK) * BLOCK * (bytesAValue + 1L), 64);
    }

    private void round() {
        if (rounded == null) {
            rounded = new Rounded(most, width);
        }
    }

    Rounded rounded() {
        return there(rounded);
    }

    MemorySegment fourBits() {
        return there(fourBits);
    }

    MemorySegment sixBits() {
        return there(sixBits);
    }

    MemorySegment eightBits() {
        return there(eightBits);
    }

    float[] quarters() {
        return there(quarters);
    }

    private static <T> T there(@Nullable T form) {
        if (form == null) {
            throw new IllegalStateException("A form of the inputs was not made.");
        }
        return form;
    }
}
