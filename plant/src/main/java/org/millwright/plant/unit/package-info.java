/**
 * Where the units of the factory stand and what each is doing. In: nothing. Out: the places, and the regimes that a flow of parts
 * gives them. Knows nothing of physics, faults and protocols.
 */
@NullMarked
package org.millwright.plant.unit;

import org.jspecify.annotations.NullMarked;
