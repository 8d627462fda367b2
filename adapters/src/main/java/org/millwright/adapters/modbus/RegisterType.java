package org.millwright.adapters.modbus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the registers of a value hold. */
enum RegisterType {
    U16(1),
    I16(1),
    U32(2),
    I32(2),
    F32(2),
    U64(4),
    I64(4),
    F64(4),
    /** One bit, of a bit table or of a register. */
    BIT(1),
    /** Four decimal digits, one in each half byte. */
    BCD(1),
    /** Eight decimal digits. */
    BCD32(2),
    /** Characters, two in each register. */
    TEXT(1);

    private final int words;

    RegisterType(int words) {
        this.words = words;
    }

    /** How many registers one value has; of text, how many at least. */
    int words() {
        return words;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RegisterType> of(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code().equals(code.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
