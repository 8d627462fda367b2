package org.millwright.machine;

/**
 * How far a value may be trusted. Saved as the explicit {@link #code()}, never as an ordinal.
 */
public enum Quality {
    /** A value as measured. */
    GOOD(0),
    /** Nothing was recorded: an empty cell or one of the marks for a missing value. */
    MISSING(1),
    /** Something was recorded that is no value: a status word, an error mark, an impossible number. */
    BAD(2);

    private final byte code;

    Quality(int code) {
        this.code = (byte) code;
    }

    /** The saved form. */
    public byte code() {
        return code;
    }

    /**
     * The quality behind a saved code.
     *
     * @throws IllegalArgumentException if no quality has this code
     */
    public static Quality ofCode(byte code) {
        for (Quality quality : values()) {
            if (quality.code == code) {
                return quality;
            }
        }
        throw new IllegalArgumentException("No quality has the code (%d).".formatted(code));
    }

    public boolean good() {
        return this == GOOD;
    }
}
