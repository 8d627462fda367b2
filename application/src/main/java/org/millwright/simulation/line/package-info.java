/**
 * The stations of a production line and the rules between them. In: cycles, breakdowns, shifts, places. Out: parts that flow, and for each
 * station what it is doing. Knows no file, no statistics over runs and no particular factory.
 */
@NullMarked
package org.millwright.simulation.line;

import org.jspecify.annotations.NullMarked;
