package org.millwright.language.gguf.file;

import java.util.Map;
import java.util.Optional;

/** The forms of numbers this engine reads. A row is a whole number of blocks. */
public enum TensorType {
    F32(0, 1, 4),
    F16(1, 1, 2),
    BF16(30, 1, 2),
    Q4_0(2, 32, 18),
    Q4_1(3, 32, 20),
    Q5_0(6, 32, 22),
    Q5_1(7, 32, 24),
    Q8_0(8, 32, 34),
    IQ4_NL(20, 32, 18),
    Q4_K(12, 256, 144),
    Q5_K(13, 256, 176),
    Q6_K(14, 256, 210);

    private static final Map<Integer, String> OTHERS = Map.ofEntries(
            Map.entry(9, "Q8_1"),
            Map.entry(10, "Q2_K"),
            Map.entry(11, "Q3_K"),
            Map.entry(15, "Q8_K"),
            Map.entry(16, "IQ2_XXS"),
            Map.entry(17, "IQ2_XS"),
            Map.entry(18, "IQ3_XXS"),
            Map.entry(19, "IQ1_S"),
            Map.entry(21, "IQ3_S"),
            Map.entry(22, "IQ2_S"),
            Map.entry(23, "IQ4_XS"),
            Map.entry(24, "I8"),
            Map.entry(25, "I16"),
            Map.entry(26, "I32"),
            Map.entry(27, "I64"),
            Map.entry(28, "F64"),
            Map.entry(29, "IQ1_M"),
            Map.entry(34, "TQ1_0"),
            Map.entry(35, "TQ2_0"),
            Map.entry(39, "MXFP4"));

    private final int code;
    private final int values;
    private final int bytes;

    TensorType(int code, int values, int bytes) {
        this.code = code;
        this.values = values;
        this.bytes = bytes;
    }

    /** The number a file names the type by. */
    public int code() {
        return code;
    }

    /** How many values a block holds. */
    public int blockValues() {
        return values;
    }

    /** How many bytes a block takes. */
    public int blockBytes() {
        return bytes;
    }

    /**
     * The bytes of a row.
     *
     * @param columns a multiple of {@link #blockValues()}
     * @throws ArithmeticException if the number is larger than a long
     */
    public long rowBytes(long columns) {
        return Math.multiplyExact(columns / values, (long) bytes);
    }

    static Optional<TensorType> of(int code) {
        for (TensorType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** What people call a type, also one that is not read here. */
    static String nameOf(int code) {
        return of(code).map(TensorType::name).orElseGet(() -> OTHERS.getOrDefault(code, "number " + code));
    }
}
