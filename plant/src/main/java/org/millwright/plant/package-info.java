/**
 * The practice plant: a simulated phone factory whose faults are known by construction. In: a seed, a scenario. Out: readings over real
 * protocols, and the truth into a folder of its own. Knows nothing of detectors.
 */
@NullMarked
package org.millwright.plant;

import org.jspecify.annotations.NullMarked;
