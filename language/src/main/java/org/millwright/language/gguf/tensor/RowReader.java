package org.millwright.language.gguf.tensor;

import java.lang.foreign.MemorySegment;
import org.millwright.language.gguf.file.TensorType;

/** Turns whole blocks into floats, exactly as the form defines them. */
@FunctionalInterface
interface RowReader {
    /**
     * @param from the first byte of a block
     * @param count values, a whole number of blocks
     */
    void read(MemorySegment data, long from, int count, float[] out, int at);

    static RowReader of(TensorType type) {
        return switch (type) {
            case F32 -> PlainRows::floats;
            case F16 -> PlainRows::halves;
            case BF16 -> PlainRows::brains;
            case Q4_0 -> SmallBlocks::q40;
            case Q4_1 -> SmallBlocks::q41;
            case Q5_0 -> SmallBlocks::q50;
            case Q5_1 -> SmallBlocks::q51;
            case Q8_0 -> SmallBlocks::q80;
            case IQ4_NL -> SmallBlocks::iq4nl;
            case Q4_K -> LargeBlocks::q4k;
            case Q5_K -> LargeBlocks::q5k;
            case Q6_K -> LargeBlocks::q6k;
        };
    }
}
