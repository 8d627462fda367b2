/**
 * What really happened, for the scorer alone. In: moments as they end. Out: files in a folder that no protocol serves. Knows nothing of
 * detectors.
 */
@NullMarked
package org.millwright.plant.truth;

import org.jspecify.annotations.NullMarked;
