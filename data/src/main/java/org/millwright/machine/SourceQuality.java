package org.millwright.machine;

/**
 * How far a value from the wire may be trusted: one byte, as connectors, journal and history keep it.
 *
 * <p>Bits 0-1 hold the severity ({@link #GOOD}, {@link #UNCERTAIN}, {@link #BAD}, {@link #ABSENT}); the bits above it are marks
 * that may stand together. The top two status bits of OPC UA (Part 8, 6.3.2) map to the severity one to one. {@link Quality} is the
 * coarser word that detectors use; {@link #coarse(byte)} leads there.
 */
public final class SourceQuality {
    /** As measured. */
    public static final byte GOOD = 0;
    /** A value that its source doubts. */
    public static final byte UNCERTAIN = 1;
    /** No value, or one that its source rejects. */
    public static final byte BAD = 2;
    /** In a row of several tags: this tag had no value at this time. Never stored for itself. */
    public static final byte ABSENT = 3;

    /** Mark: the tag was silent for longer than its usual interval. */
    public static final byte STALE = 1 << 2;
    /** Mark: the source dropped values before this one. */
    public static final byte SOURCE_OVERFLOW = 1 << 3;
    /** Mark: came late or was filled in from the source's own history. */
    public static final byte BACKFILLED = 1 << 4;
    /** Mark: the time is not the source's own, or cannot be right. */
    public static final byte TIME_SUSPECT = 1 << 5;
    /** Mark: a retained or last known value, not a new one. */
    public static final byte RETAINED = 1 << 6;
    /** Mark: entered by a person. */
    public static final byte MANUAL = (byte) (1 << 7);

    private static final int SEVERITY = 3;

    private SourceQuality() {}

    /** The severity without the marks: {@link #GOOD}, {@link #UNCERTAIN}, {@link #BAD} or {@link #ABSENT}. */
    public static byte severity(byte quality) {
        return (byte) (quality & SEVERITY);
    }

    /** True for a value that counts in statistics: good or uncertain. */
    public static boolean usable(byte quality) {
        return severity(quality) <= UNCERTAIN;
    }

    /** The worse of two severities and the marks of both. */
    public static byte worst(byte one, byte other) {
        int severity = Math.max(severity(one), severity(other));
        return (byte) (((one | other) & ~SEVERITY) | severity);
    }

    /** What a detector makes of it. */
    public static Quality coarse(byte quality) {
        return switch (severity(quality)) {
            case GOOD, UNCERTAIN -> Quality.GOOD;
            case BAD -> Quality.BAD;
            default -> Quality.MISSING;
        };
    }
}
