/**
 * How fast detectors are. In: a detector and made-up rows. Out: values per second, bytes per row, the slowest rows. Knows no
 * recording and no quality of a score.
 */
@NullMarked
package org.millwright.program.bench.speed;

import org.jspecify.annotations.NullMarked;
