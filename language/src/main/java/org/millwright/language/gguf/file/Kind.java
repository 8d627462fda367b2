package org.millwright.language.gguf.file;

import java.util.Optional;

/** The kinds of values in the metadata of a file, in the order of their codes. */
enum Kind {
    UINT8(0, 1),
    INT8(1, 1),
    UINT16(2, 2),
    INT16(3, 2),
    UINT32(4, 4),
    INT32(5, 4),
    FLOAT32(6, 4),
    BOOL(7, 1),
    TEXT(8, 0),
    ARRAY(9, 0),
    UINT64(10, 8),
    INT64(11, 8),
    FLOAT64(12, 8);

    private final int code;
    private final int bytes;

    Kind(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** Bytes of one value; 0 where each says itself how many. */
    int bytes() {
        return bytes;
    }

    /** True for whole numbers. */
    boolean whole() {
        return bytes > 0 && this != FLOAT32 && this != FLOAT64 && this != BOOL;
    }

    static Optional<Kind> of(int code) {
        for (Kind kind : values()) {
            if (kind.code == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
