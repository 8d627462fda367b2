package org.millwright.language.gguf.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millwright.language.gguf.file.TensorType;
import org.millwright.language.gguf.tensor.Matrix;

/** Holds the kernels on vectors to plain arithmetic, over rows and inputs of chance. */
class KernelsTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);
    private static final int ROWS = 70;
    private static final int COLUMNS = 512;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @BeforeEach
    void needsVectors() {
        Assumptions.assumeTrue(Arithmetic.vectors(), "Java was started without --add-modules jdk.incubator.vector");
    }

    private Matrix matrix(TensorType type) {
        int rowBytes = (int) type.rowBytes(COLUMNS);
        byte[] bytes = new byte[ROWS * rowBytes];
        random.nextBytes(bytes);
        MemorySegment data = Arena.ofAuto().allocate(bytes.length, 64);
        MemorySegment.copy(bytes, 0, data, ValueLayout.JAVA_BYTE, 0, bytes.length);
        for (long block = 0; block < bytes.length; block += type.blockBytes()) {
            soundScales(type, data, block);
        }
        return new Matrix(data, type, ROWS, COLUMNS);
    }

    /** Scales of chance could be infinite. */
    private void soundScales(TensorType type, MemorySegment data, long block) {
        short half = Float.floatToFloat16(0.01f * random.nextFloat());
        short other = Float.floatToFloat16(0.05f * random.nextFloat());
        switch (type) {
            case F32 -> data.set(ValueLayout.JAVA_FLOAT_UNALIGNED, block, random.nextFloat() - 0.5f);
            case F16 -> data.set(ValueLayout.JAVA_SHORT_UNALIGNED, block, half);
            case BF16 -> data.set(ValueLayout.JAVA_SHORT_UNALIGNED, block, (short) (0x3c00 + random.nextInt(256)));
            case Q6_K -> data.set(ValueLayout.JAVA_SHORT_UNALIGNED, block + 208, half);
            case Q4_K, Q5_K, Q4_1, Q5_1 -> {
                data.set(ValueLayout.JAVA_SHORT_UNALIGNED, block, half);
                data.set(ValueLayout.JAVA_SHORT_UNALIGNED, block + 2, other);
            }
            default -> data.set(ValueLayout.JAVA_SHORT_UNALIGNED, block, half);
        }
    }

    private Batch batch(int tokens) {
        Batch batch = new Batch(64, COLUMNS);
        for (int i = 0; i < tokens * COLUMNS; i++) {
            batch.values()[i] = (float) random.nextGaussian();
        }
        batch.changed(tokens);
        return batch;
    }

    private static float[] product(Arithmetic arithmetic, Matrix matrix, Batch in) {
        Form form = arithmetic.form(matrix, in.count());
        in.allow(form);
        for (int token = 0; token < in.count(); token++) {
            arithmetic.prepare(form, in, token);
        }
        in.made(form);
        float[] out = new float[in.count() * ROWS];
        Scratch scratch = new Scratch(COLUMNS);
        arithmetic.multiply(matrix, in, out, new Arithmetic.Range(0, 32), scratch);
        arithmetic.multiply(matrix, in, out, new Arithmetic.Range(32, ROWS), scratch);
        return out;
    }

    /** The root of the mean square of what differs, as a share of that of the true products. */
    private static double error(float[] truth, float[] found) {
        double wrong = 0;
        double all = 0;
        for (int i = 0; i < truth.length; i++) {
            wrong += Math.pow(truth[i] - found[i], 2);
            all += Math.pow(truth[i], 2);
        }
        return Math.sqrt(wrong / all);
    }

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void decodedRowsAreMultipliedExactly(TensorType type) {
        Matrix matrix = matrix(type);
        for (int tokens : new int[] {5, 64}) {
            Batch in = batch(tokens);
            double error = error(product(Arithmetic.plain(), matrix, in), product(Arithmetic.fastest(), matrix, in));
            assertTrue(error < 1e-5, "seed %d, %s, %d tokens: %s".formatted(SEED, type, tokens, error));
        }
    }

    /** Eight bits of a normal value leave an error of about 0.6 %. */
    @ParameterizedTest
    @EnumSource(names = {"Q4_K", "Q6_K", "Q8_0"})
    void roundedInputsChangeLittle(TensorType type) {
        Matrix matrix = matrix(type);
        VectorArithmetic arithmetic = new VectorArithmetic();
        if (arithmetic.packedBytes(matrix) > 0) {
            MemorySegment packed = Arena.ofAuto().allocate(arithmetic.packedBytes(matrix), 64);
            arithmetic.pack(matrix, matrix.data(), packed);
            matrix.packed(packed);
        }
        for (int tokens : new int[] {1, 2, 3, 33, 64}) {
            Batch in = batch(tokens);
            double error = error(product(Arithmetic.plain(), matrix, in), product(arithmetic, matrix, in));
            assertTrue(error < 0.012, "seed %d, %s, %d tokens: %s".formatted(SEED, type, tokens, error));
        }
    }

    /** Whole numbers up to 127 are not rounded at all: the packed forms then lose nothing. */
    @ParameterizedTest
    @EnumSource(names = {"Q4_K", "Q6_K", "Q8_0"})
    void inputsThatNeedNoRoundingAreMultipliedExactly(TensorType type) {
        Matrix matrix = matrix(type);
        VectorArithmetic arithmetic = new VectorArithmetic();
        if (arithmetic.packedBytes(matrix) > 0) {
            MemorySegment packed = Arena.ofAuto().allocate(arithmetic.packedBytes(matrix), 64);
            arithmetic.pack(matrix, matrix.data(), packed);
            matrix.packed(packed);
        }
        for (int tokens : new int[] {1, 40}) {
            Batch in = new Batch(64, COLUMNS);
            for (int i = 0; i < tokens * COLUMNS; i++) {
                in.values()[i] = i % 32 == 0 ? 127 : random.nextInt(255) - 127;
            }
            in.changed(tokens);
            double error = error(product(Arithmetic.plain(), matrix, in), product(arithmetic, matrix, in));
            assertTrue(error < 1e-5, "seed %d, %s, %d tokens: %s".formatted(SEED, type, tokens, error));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "F32")
    void dotsAndSumsAreThoseOfPlainArithmetic(TensorType none) {
        for (int count : new int[] {1, 7, 64, 127}) {
            float[] a = batch(1).values().clone();
            float[] b = batch(1).values().clone();
            Arithmetic fast = Arithmetic.fastest();
            Arithmetic plain = Arithmetic.plain();
            assertEquals(plain.dot(a, 3, b, 5, count), fast.dot(a, 3, b, 5, count), 1e-4, none + " " + count);
            float[] c = b.clone();
            plain.add(0.7f, a, 3, b, 5, count);
            fast.add(0.7f, a, 3, c, 5, count);
            assertEquals(0, error(b, c), 1e-6, "count " + count);
        }
    }
}
