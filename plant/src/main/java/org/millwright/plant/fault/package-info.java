/**
 * What goes wrong in the plant and when, and what changes without being wrong. In: a seed or a scenario, a level, the machine types.
 * Out: moments by unit. Knows nothing of values.
 */
@NullMarked
package org.millwright.plant.fault;

import org.jspecify.annotations.NullMarked;
