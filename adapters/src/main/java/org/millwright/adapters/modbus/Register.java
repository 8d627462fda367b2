package org.millwright.adapters.modbus;

/**
 * Where a value is and how it is written there.
 *
 * @param unit the unit id, 0 to 255
 * @param table the table
 * @param address the first register or bit as it goes over the wire, counted from 0
 * @param form how it is written
 */
record Register(int unit, Table table, int address, Form form) {
    /** The most registers of one text. */
    static final int LONGEST_TEXT = 60;

    /**
     * How a value is written.
     *
     * @param type the type
     * @param order the order of bytes and words
     * @param detail of a bit in a register its number, 0 to 15 from the lowest; of a text its registers; otherwise 0
     * @param scale what the number is multiplied by
     * @param offset what is added after
     */
    record Form(RegisterType type, WordOrder order, int detail, double scale, double offset) {
        static Form of(RegisterType type, WordOrder order) {
            return new Form(type, order, 0, 1, 0);
        }
    }

    /** How many registers, or bits of a bit table, it takes. */
    int length() {
        if (table.bits()) {
            return 1;
        }
        return form.type() == RegisterType.TEXT ? form.detail() : form.type().words();
    }

    /** The first register or bit behind it. */
    int end() {
        return address + length();
    }

    /** As {@link Addresses} reads it, without scale and offset. */
    String text() {
        String place = unit + "/" + table.code() + "/" + address;
        return switch (form.type()) {
            case BIT -> table.bits() ? place : place + "." + form.detail();
            case TEXT -> place + ":text" + 2 * form.detail();
            case U16, I16, BCD -> place + ":" + form.type().code() + order();
            default -> place + ":" + form.type().code() + ":" + form.order();
        };
    }

    private String order() {
        return form.order() == WordOrder.ABCD ? "" : ":" + form.order();
    }
}
