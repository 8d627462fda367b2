package org.millwright.language.gguf.kernel;

import java.lang.foreign.MemorySegment;
import org.millwright.language.gguf.tensor.Matrix;

/** An arithmetic that likes some matrices in an order of its own. */
public interface Packing {
    /** The name of the order; another order has another. */
    String order();

    /** Bytes of the matrix in that order; 0 if it is used as it is. */
    long packedBytes(Matrix matrix);

    /**
     * Puts rows into that order.
     *
     * @param matrix whose type and width they have
     * @param rows an even number of its rows, as the file has them
     * @param to as many times the bytes of a row as {@link #packedBytes} has
     */
    void pack(Matrix matrix, MemorySegment rows, MemorySegment to);
}
