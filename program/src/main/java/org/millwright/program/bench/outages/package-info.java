/**
 * Outages of every connection. In: the program's parts, peers of each protocol, a relay between. Out: for each case whether it came
 * back, what was lost and whether it was told. Knows nothing of how a connector works.
 */
@NullMarked
package org.millwright.program.bench.outages;

import org.jspecify.annotations.NullMarked;
