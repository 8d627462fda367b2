package org.millwright.warning;

/**
 * When a warning began, was detected and returned, in microseconds on the time axis of its recording.
 *
 * @param beganMicros the first row of the excursion, looked up when the warning was opened
 * @param detectedMicros the row in which the limit was crossed
 * @param returnedMicros the first row below the return limit; {@link #OPEN} while the warning stands
 * @param beganRow the row of the beginning, counted from 1 over the data rows of the machine
 * @param detectedRow the row of the detection
 * @param rows the rows from the beginning until it returned or until now
 */
public record Span(
        long beganMicros, long detectedMicros, long returnedMicros, long beganRow, long detectedRow, long rows) {
    /** Stands for a warning that has not returned. */
    public static final long OPEN = Long.MAX_VALUE;

    public boolean open() {
        return returnedMicros == OPEN;
    }
}
