package org.millwright.machine.connect;

import java.util.Locale;

/**
 * Values that were lost, counted.
 *
 * @param connection the name of the connection
 * @param what which tag, machine or subscription, in the source's words; empty for all of the connection
 * @param fromMicros the earliest time that may be missing
 * @param untilMicros the first time that is there again
 * @param reason why
 * @param values how many
 * @param exact true if the count is known, false if it is estimated from the usual rate
 */
public record Loss(
        String connection, String what, long fromMicros, long untilMicros, Reason reason, long values, boolean exact) {
    /** Why values are lost. Saved under {@link #code()}. */
    public enum Reason {
        /** The source's own queue was full. */
        SOURCE_OVERFLOW,
        /** The source's own counter jumped. */
        SOURCE_GAP,
        /** Nobody could be reached; from the usual rate and the time. */
        LINK_DOWN,
        /** Our queue was full. */
        QUEUE_FULL,
        /** The journal had no room left. */
        JOURNAL_FULL,
        /** Bytes of the journal were damaged on disk. */
        JOURNAL_DAMAGE,
        /** A message could not be understood. */
        PARSE,
        /** A whole number was too large to be kept exactly. */
        PRECISION;

        /** The saved form: {@code source_overflow}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
