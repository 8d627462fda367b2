package org.millwright.warning.scan;

import org.millwright.Message;

/**
 * The rows that were taken as healthy.
 *
 * @param rows how many
 * @param fromMicros the time of the first
 * @param untilMicros the time of the last
 * @param fromRow the number of the first, counted from 1; 0 where they lie in another recording
 * @param why why these
 */
public record HealthyPart(long rows, long fromMicros, long untilMicros, long fromRow, Message why) {}
