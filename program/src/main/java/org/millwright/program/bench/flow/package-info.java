/**
 * What a flow costs beside a bare loop, and whether its answer is the same after it was killed. In: a seed. Out: the figures of the
 * suite. Knows no data but what it makes.
 */
@NullMarked
package org.millwright.program.bench.flow;

import org.jspecify.annotations.NullMarked;
