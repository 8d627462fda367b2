package org.millwright.plant.truth;

import java.time.Instant;

/**
 * A write that reached a unit.
 *
 * @param at the plant's time
 * @param tag the path of the tag
 * @param value what was written
 * @param accepted whether the device took it
 * @param who who wrote
 */
public record TruthWrite(Instant at, String tag, double value, boolean accepted, String who) {}
