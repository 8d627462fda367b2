/**
 * Chance in a simulation. In: a root seed and names. Out: durations and choices that depend on the names alone, not on who else draws. Knows
 * neither clock nor stations.
 */
@NullMarked
package org.millwright.simulation.chance;

import org.jspecify.annotations.NullMarked;
