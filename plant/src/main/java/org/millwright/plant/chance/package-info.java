/**
 * Chance without memory: any draw of any unit at any time, by its place alone. In: a seed, names, counters. Out: uniform, normal and
 * other variates. Knows nothing of machines.
 */
@NullMarked
package org.millwright.plant.chance;

import org.jspecify.annotations.NullMarked;
