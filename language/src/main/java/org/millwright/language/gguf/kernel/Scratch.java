package org.millwright.language.gguf.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What one thread needs beside its task: decoded rows, and sums of a tile. */
public final class Scratch {
    static final int ROWS = 8;
    static final int TOKENS = 32;

    final float[] rows;
    final MemorySegment sums = Arena.ofAuto().allocate(ROWS * TOKENS * 32L, 64);

    /** @param width the longest row */
    public Scratch(int width) {
        rows = new float[4 * width];
    }
}
