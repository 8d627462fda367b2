package org.millwright.adapters.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import java.util.Locale;

/** What the exception codes of a device mean for us (Modbus Application Protocol 1.1b3, section 7). */
final class ExceptionCodes {
    private ExceptionCodes() {}

    /** What to do about a refusal. */
    enum Kind {
        /** The map is wrong for the whole request: it is not asked again. */
        STOP,
        /** Something inside the request does not exist: the halves are asked. */
        BISECT,
        /** Passes by itself: asked again next time. */
        TRANSIENT,
        /** A gateway does not reach that unit; the others flow. */
        UNIT_OFFLINE
    }

    static Kind kind(int code) {
        return switch (code) {
            case 0x01 -> Kind.STOP;
            case 0x02, 0x03 -> Kind.BISECT;
            case 0x0A, 0x0B -> Kind.UNIT_OFFLINE;
            default -> Kind.TRANSIENT;
        };
    }

    /** Such as {@code illegal data address (0x02)}. */
    static String word(int code) {
        String name = ExceptionCode.from(code)
                .map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("exception");
        return "%s (0x%02X)".formatted(name.replace("slave", "device"), code);
    }
}
