/**
 * The plant's Sparkplug B edge nodes. In: rows of units. Out: births, data and deaths on a broker. Knows nothing of who listens.
 */
@NullMarked
package org.millwright.plant.wire.sparkplug;

import org.jspecify.annotations.NullMarked;
