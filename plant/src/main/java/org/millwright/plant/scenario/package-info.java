/**
 * What a person wants to happen. In: a scenario file. Out: moments by unit. Knows nothing of values.
 */
@NullMarked
package org.millwright.plant.scenario;

import org.jspecify.annotations.NullMarked;
