/**
 * The program over a long time. In: a demo in a process of its own, outages on its wire. Out: how its memory, threads and handles went,
 * and what was lost. Knows nothing of what the program is made of.
 */
@NullMarked
package org.millwright.program.bench.soak;

import org.jspecify.annotations.NullMarked;
