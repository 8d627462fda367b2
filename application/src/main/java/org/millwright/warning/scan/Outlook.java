package org.millwright.warning.scan;

/**
 * Whether the healthy part looks like the rest of the recording, as seen after the scan. Machines are often recorded because they are
 * ill: then the first part is the odd one, and the rest is told to differ from it all the time.
 *
 * @param unlike true if the healthy part is unlike most of the rest
 * @param fromMicros where it is, the beginning of a part that is like most of the recording
 * @param untilMicros the end of that part
 * @param fromRow the row of its beginning, counted from 1
 * @param untilRow the row of its end
 */
public record Outlook(boolean unlike, long fromMicros, long untilMicros, long fromRow, long untilRow) {
    /** The healthy part looks like the rest. */
    public static final Outlook ALIKE = new Outlook(false, 0, 0, 0, 0);
}
