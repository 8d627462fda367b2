package org.millwright.warning;

/**
 * Writes times for a person in their language. A recording may count instants, local time, elapsed seconds or rows, so whoever
 * knows the axis hands this in.
 */
public interface TimeFormat {
    /** A moment on the axis of the recording, such as {@code 2024-03-01 12:00:05} or {@code row 4,022}. */
    String at(long micros);

    /** A length of time, 0 or more, such as {@code 9 min} or {@code 12 rows}. */
    String length(long micros);
}
