/**
 * A stream of blocks through named steps, the same on every runner. In: blocks of a machine. Out: blocks and outputs. Knows no
 * detector, no clock and no disk but the runner's own.
 */
@NullMarked
package org.millwright.flow;

import org.jspecify.annotations.NullMarked;
