/**
 * How long a newcomer waits in the demo. In: nothing. Out: seconds and memory of the processes that the demo starts. Knows nothing of how
 * the demo is made; it looks from outside.
 */
@NullMarked
package org.millwright.program.bench.demo;

import org.jspecify.annotations.NullMarked;
