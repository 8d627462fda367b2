/**
 * The clock of a simulation and what happens next. In: events as element, kind and argument. Out: the same events in one defined order. Knows no
 * station, no part and no distribution.
 */
@NullMarked
package org.millwright.simulation.kernel;

import org.jspecify.annotations.NullMarked;
