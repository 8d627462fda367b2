package org.millwright.diagnose;

/**
 * The moment in which one tag left its own limits.
 *
 * @param tag the tag's name
 * @param atMicros the time of the first row of the excursion that the warning stands on
 * @param above true if it left upwards
 */
public record Departure(String tag, long atMicros, boolean above) {}
