package org.millwright.adapters.modbus;

/** What a device answers. */
sealed interface Reply {
    /**
     * The registers, two bytes each, or the packed bits.
     *
     * @param bytes at least as many as were asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over and never changed after
    record Data(byte[] bytes) implements Reply {}

    /**
     * The device refuses.
     *
     * @param code the exception code
     */
    record Refused(int code) implements Reply {}

    /** No answer in time. */
    record Silent() implements Reply {}

    /**
     * An answer that is none.
     *
     * @param why what is wrong with it
     * @param bytes the answer
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over and never changed after
    record Malformed(String why, byte[] bytes) implements Reply {}
}
