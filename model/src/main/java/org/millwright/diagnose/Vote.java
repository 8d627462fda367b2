package org.millwright.diagnose;

/**
 * What one statistic says at the height of a warning.
 *
 * @param statistic the statistic's id, such as {@code M.1}
 * @param surprise −log₁₀ of the probability of such a value on the healthy part, 0 or more
 * @param agrees true if it alone would speak
 */
public record Vote(String statistic, double surprise, boolean agrees) {}
