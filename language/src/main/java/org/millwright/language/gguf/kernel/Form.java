package org.millwright.language.gguf.kernel;

/** How a kernel wants its inputs laid out. */
public enum Form {
    /** The floats as they are. */
    NONE(0),
    /** Rounded, for {@code FourBits}. */
    FOUR_BITS(1),
    /** Rounded, for {@code SixBits}. */
    SIX_BITS(2),
    /** Rounded, for {@code EightBits}. */
    EIGHT_BITS(4),
    /** Floats of 32 values in four runs: those at 0, 4, 8 …, at 1, 5, 9 … and so on. */
    QUARTERS(8);

    private final int bit;

    Form(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
