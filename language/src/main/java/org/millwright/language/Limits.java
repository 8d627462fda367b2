package org.millwright.language;

import java.time.Duration;

/**
 * Where an answer ends at the latest.
 *
 * @param tokens the most tokens of output
 * @param time the longest time in all
 */
public record Limits(int tokens, Duration time) {}
