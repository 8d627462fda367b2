package org.millwright.plant.truth;

import java.time.Instant;

/**
 * What a unit was really doing, from one change to the next.
 *
 * @param unit its path
 * @param from since when
 * @param state the word for its state
 * @param recipe what it ran
 */
public record TruthState(String unit, Instant from, String state, int recipe) {}
