package org.millwright.adapters.sparkplug;

import java.util.Locale;

/** The data types of metrics that a tag can have, by their numbers (Sparkplug 3.0, 6.4.16), and how a sent value becomes a number. */
enum DataType {
    UNKNOWN(0),
    INT8(1),
    INT16(2),
    INT32(3),
    INT64(4),
    UINT8(5),
    UINT16(6),
    UINT32(7),
    UINT64(8),
    FLOAT(9),
    DOUBLE(10),
    BOOLEAN(11),
    STRING(12),
    DATETIME(13),
    TEXT(14),
    UUID(15),
    /** Tables, files, templates, arrays: no tag holds them. */
    OTHER(-1);

    private static final long EXACT = 1L << 53;

    private final int number;

    DataType(int number) {
        this.number = number;
    }

    static DataType of(int number) {
        for (DataType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        return OTHER;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean text() {
        return this == STRING || this == TEXT || this == UUID;
    }

    boolean numeric() {
        return !text() && this != OTHER && this != UNKNOWN;
    }

    /** The number behind a sent value; NaN for texts. A date is its milliseconds. */
    double number(Metric.Raw raw) {
        return switch (this) {
            case INT8 -> (byte) raw.bits();
            case INT16 -> (short) raw.bits();
            case INT32 -> (int) raw.bits();
            case UINT8 -> raw.bits() & 0xff;
            case UINT16 -> raw.bits() & 0xffff;
            case UINT32 -> (double) (raw.bits() & 0xffff_ffffL);
            case INT64, DATETIME -> (double) raw.bits();
            case UINT64 -> raw.bits() >= 0 ? (double) raw.bits() : (((raw.bits() >>> 1) | (raw.bits() & 1)) * 2.0);
            case FLOAT, DOUBLE -> raw.number();
            case BOOLEAN -> raw.bits() == 0 ? 0 : 1;
            default -> Double.NaN;
        };
    }

    /** True if the number behind a sent value is rounded. */
    boolean rounded(Metric.Raw raw) {
        return switch (this) {
            case INT64 -> raw.bits() > EXACT || raw.bits() < -EXACT;
            case UINT64 -> raw.bits() < 0 || raw.bits() > EXACT;
            default -> false;
        };
    }
}
