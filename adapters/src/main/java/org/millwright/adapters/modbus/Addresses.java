package org.millwright.adapters.modbus;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;

/**
 * Reads addresses of registers: {@code 1/holding/100:f32:CDAB} is unit 1, holding register 100 counted from 0, a float with the lowest
 * word first. The unit may be left out, and type and order may stand in the options of a point instead. {@code 1/holding/100.3} is bit
 * 3 of a register, {@code 1/input/20:text16} are 16 characters.
 */
final class Addresses {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(\\d{1,3})/)?([a-z0-9]+)/(\\d{1,5})(?:\\.(\\d{1,2}))?(?::([a-z0-9]+))?(?::([a-z]{4}))?");
    private static final Pattern TEXT = Pattern.compile("text(\\d{1,3})");
    private static final int LAST = 65535;

    private final int usualUnit;

    Addresses(int usualUnit) {
        this.usualUnit = usualUnit;
    }

    /**
     * Reads an address with its options {@code type}, {@code order}, {@code scale}, {@code offset}.
     *
     * @throws MillwrightException if it is none
     */
    Register read(String address, Map<String, String> options) {
        Matcher parts = ADDRESS.matcher(address.strip().toLowerCase(Locale.ROOT));
        Optional<Table> table = parts.matches() ? Table.of(parts.group(2)) : Optional.empty();
        if (table.isEmpty()) {
            throw wrong(address, "it does not look like 1/holding/100:f32:CDAB");
        }
        int unit = parts.group(1) == null ? usualUnit : Integer.parseInt(parts.group(1));
        int first = Integer.parseInt(parts.group(3));
        String usual = table.get().bits() || parts.group(4) != null ? "bit" : "u16";
        String type = parts.group(5) == null ? options.getOrDefault("type", usual) : parts.group(5);
        String order = parts.group(6) == null ? options.getOrDefault("order", "ABCD") : parts.group(6);
        int detail = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
        Register.Form form = form(address, type, order, detail);
        double scale = number(address, options.getOrDefault("scale", "1"));
        double offset = number(address, options.getOrDefault("offset", "0"));
        Register.Form scaled = new Register.Form(form.type(), form.order(), form.detail(), scale, offset);
        return checked(address, new Register(unit, table.get(), first, scaled));
    }

    /** Type, order and detail out of their words. */
    static Register.Form form(String where, String type, String order, int detail) {
        Matcher text = TEXT.matcher(type.strip().toLowerCase(Locale.ROOT));
        RegisterType known = text.matches()
                ? RegisterType.TEXT
                : RegisterType.of(type)
                        .orElseThrow(() -> wrong(
                                where,
                                "the type (" + type + ") is none of u16 i16 u32 i32 f32 u64 i64 f64 bit bcd bcd32"
                                        + " textN"));
        WordOrder bytes;
        try {
            bytes = WordOrder.valueOf(order.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw wrong(where, "the order (" + order + ") is none of ABCD BADC CDAB DCBA");
        }
        int registers = text.matches() ? (Integer.parseInt(text.group(1)) + 1) / 2 : detail;
        return new Register.Form(known, bytes, registers, 1, 0);
    }

    /** The register, if there can be such a one. */
    static Register checked(String where, Register register) {
        RegisterType type = register.form().type();
        int detail = register.form().detail();
        if (register.unit() > 255) {
            throw wrong(where, "the unit id (" + register.unit() + ") is above 255");
        }
        if (register.table().bits() && type != RegisterType.BIT) {
            throw wrong(where, "the table " + register.table().code() + " holds bits, not " + type.code());
        }
        if (type == RegisterType.BIT && detail > 15) {
            throw wrong(where, "a register has the bits 0 to 15, not " + detail);
        }
        if (type == RegisterType.TEXT && (detail < 1 || detail > Register.LONGEST_TEXT)) {
            throw wrong(where, "a text has 1 to " + 2 * Register.LONGEST_TEXT + " characters, written such as text16");
        }
        if (register.address() < 0 || register.end() - 1 > LAST) {
            throw wrong(
                    where,
                    "addresses reach from 0 to 65535, and this value from " + register.address() + " to "
                            + (register.end() - 1));
        }
        return register;
    }

    private static double number(String where, String text) {
        try {
            double number = Double.parseDouble(text.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw wrong(where, "scale and offset are numbers, not (" + text + ")");
        }
        throw wrong(where, "scale and offset are finite numbers, not (" + text + ")");
    }

    static MillwrightException wrong(String where, String reason) {
        return MillwrightException.badRequest(
                "modbus.address.wrong",
                "The register address ({address}) cannot be read: {reason}. Write unit/table/address:type:order, the address counted from"
                        + " 0.",
                "address",
                where,
                "reason",
                reason);
    }
}
