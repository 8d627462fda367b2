package org.millwright.warning;

/**
 * An earlier episode of the same machine that looked alike.
 *
 * @param warningId the earlier warning
 * @param beganMicros when it began
 * @param likeness the cosine of the two profiles of deviation, 0 to 1
 */
public record Similar(String warningId, long beganMicros, double likeness) {}
