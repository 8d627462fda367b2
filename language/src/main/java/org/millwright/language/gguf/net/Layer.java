package org.millwright.language.gguf.net;

import org.jspecify.annotations.Nullable;
import org.millwright.language.gguf.tensor.Matrix;

/** The weights of one layer. What an architecture does not have is null. Nobody compares layers or changes their arrays. */
@SuppressWarnings("ArrayRecordComponent")
record Layer(Attending attending, Feeding feeding) {
    /**
     * The part that looks at other tokens.
     *
     * @param norm before it
     * @param normBehind behind it
     */
    record Attending(
            float[] norm,
            Headed query,
            Headed key,
            Headed value,
            Matrix output,
            float @Nullable [] outputBias,
            float @Nullable [] normBehind) {}

    /** Queries, keys or values: a matrix, what is added, and the norm of a head. */
    record Headed(Matrix matrix, float @Nullable [] bias, float @Nullable [] norm) {}

    /** The part that looks at one token alone. */
    record Feeding(float[] norm, Matrix gate, Matrix up, Matrix down, float @Nullable [] normBehind) {}
}
