package org.millwright.machine.connect;

/**
 * One value as it was read once, for a person to look at.
 *
 * @param address where
 * @param timeMicros the source's time in UTC microseconds
 * @param value the number; NaN where there is none
 * @param text the value as the source writes it, words of a status included
 * @param quality see {@link org.millwright.machine.SourceQuality}
 * @param status the source's own word for the quality, such as {@code Bad_NodeIdUnknown}
 */
public record Sample(String address, long timeMicros, double value, String text, byte quality, String status) {}
