package org.millwright.adapters.modbus;

import java.util.Locale;
import java.util.Optional;

/** The four tables of a Modbus device (Modbus Application Protocol 1.1b3, 4.3), with the digit that old manuals put before an address. */
enum Table {
    COIL(1, '0', 2000),
    DISCRETE(2, '1', 2000),
    INPUT(4, '3', 125),
    HOLDING(3, '4', 125);

    private final int function;
    private final char digit;
    private final int most;

    Table(int function, char digit, int most) {
        this.function = function;
        this.digit = digit;
        this.most = most;
    }

    /** The function code that reads it. */
    int function() {
        return function;
    }

    /** The most registers or bits of one request. */
    int most() {
        return most;
    }

    boolean bits() {
        return this == COIL || this == DISCRETE;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its word ({@code holding}, also {@code holding register} and the plural) or its digit ({@code 4}, {@code 4x}). */
    static Optional<Table> of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        for (Table table : values()) {
            boolean digit = word.equals(String.valueOf(table.digit)) || word.equals(table.digit + "x");
            if (digit || word.matches(table.code() + "s?([ _-](register|input)s?)?")) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }
}
