/**
 * The flow of parts through the whole factory. In: a seed and stops from outside. Out: what each unit does at each instant. Knows nothing of
 * tags, physics and faults.
 */
@NullMarked
package org.millwright.plant.floor;

import org.jspecify.annotations.NullMarked;
