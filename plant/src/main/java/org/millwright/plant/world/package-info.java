/**
 * The plant as it runs: every unit computed with its twin, frame by frame, and published. In: a seed, a level, a profile, moments, a
 * flow of parts. Out: rows, events, the truth. Knows nothing of protocols and files.
 */
@NullMarked
package org.millwright.plant.world;

import org.jspecify.annotations.NullMarked;
