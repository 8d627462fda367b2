/**
 * The commands of the practice plant. In: options. Out: a running plant with its servers, its past as files, its truth. Knows nothing
 * of detectors.
 */
@NullMarked
package org.millwright.program.plant;

import org.jspecify.annotations.NullMarked;
