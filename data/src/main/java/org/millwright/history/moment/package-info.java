/**
 * Named periods of a machine: the unit of work. In: who named which period, and why. Out: the moments of a machine that meet a time.
 * Knows nothing of warnings, datasets or screens.
 */
@NullMarked
package org.millwright.history.moment;

import org.jspecify.annotations.NullMarked;
