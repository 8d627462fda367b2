/**
 * How good predictions were. In: what somebody predicted and what was true. Out: scores. Knows no detector, no file and no
 * benchmark's folder, only the rules by which public benchmarks count.
 */
@NullMarked
package org.millwright.evaluate;

import org.jspecify.annotations.NullMarked;
