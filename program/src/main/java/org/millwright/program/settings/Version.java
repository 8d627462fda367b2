package org.millwright.program.settings;

import java.time.Instant;

/**
 * One version of the settings.
 *
 * @param number from 1 without a gap
 * @param at when it was written
 * @param who the person
 * @param why what was changed, such as {@code connect add line-3}
 */
public record Version(int number, Instant at, String who, String why) {}
