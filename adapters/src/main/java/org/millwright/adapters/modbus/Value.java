package org.millwright.adapters.modbus;

import java.nio.charset.StandardCharsets;

/**
 * What a register held.
 *
 * @param number the number; NaN where it is none
 * @param text as a person reads it
 * @param rounded true if the whole number was too large to be kept exactly
 */
record Value(double number, String text, boolean rounded) {
    private static final long EXACT = 1L << 53;

    /**
     * Reads a value out of the bytes of a reply.
     *
     * @param bytes the registers of a span, or its packed bits
     * @param first the address of the span's first register or bit
     */
    static Value of(Register register, byte[] bytes, int first) {
        int index = register.address() - first;
        if (register.table().bits()) {
            return number((bytes[index / 8] >> (index % 8)) & 1);
        }
        Register.Form form = register.form();
        if (form.type() == RegisterType.TEXT) {
            return text(bytes, 2 * index, form);
        }
        long bits = form.order().bits(bytes, 2 * index, form.type().words());
        return switch (form.type()) {
            case F32 -> scaled(Float.intBitsToFloat((int) bits), form);
            case F64 -> scaled(Double.longBitsToDouble(bits), form);
            case I16 -> scaled((short) bits, form);
            case I32 -> scaled((int) bits, form);
            case I64 -> whole((double) bits, bits < -EXACT || bits > EXACT, form);
            case U64 -> whole(unsigned(bits), bits < 0 || bits > EXACT, form);
            case BIT -> number((double) ((bits >> form.detail()) & 1));
            case BCD, BCD32 -> scaled(decimal(bits, form.type().words() * 4), form);
            default -> scaled((double) bits, form);
        };
    }

    private static Value number(double number) {
        return new Value(number, shown(number), false);
    }

    private static Value scaled(double raw, Register.Form form) {
        return whole(raw, false, form);
    }

    private static Value whole(double raw, boolean rounded, Register.Form form) {
        double number = form.scale() == 1 && form.offset() == 0 ? raw : raw * form.scale() + form.offset();
        return new Value(Double.isFinite(number) ? number : Double.NaN, shown(number), rounded);
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    /** NaN if a half byte is no digit. */
    private static double decimal(long bits, int digits) {
        double number = 0;
        for (int digit = digits - 1; digit >= 0; digit--) {
            long half = (bits >> (4 * digit)) & 15;
            number = half > 9 ? Double.NaN : number * 10 + half;
        }
        return number;
    }

    private static Value text(byte[] bytes, int at, Register.Form form) {
        byte[] ordered = new byte[2 * form.detail()];
        for (int word = 0; word < form.detail(); word++) {
            long bits = form.order().bits(bytes, at + 2 * word, 1);
            ordered[2 * word] = (byte) (bits >> 8);
            ordered[2 * word + 1] = (byte) bits;
        }
        String text = new String(ordered, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return new Value(Double.NaN, (end < 0 ? text : text.substring(0, end)).strip(), false);
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
