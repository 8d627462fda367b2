/**
 * The plant's past as files. In: rows and events. Out: one wide Parquet file a unit and day, events, a description of the units. Knows
 * nothing of faults and of whoever reads it.
 */
@NullMarked
package org.millwright.plant.record;

import org.jspecify.annotations.NullMarked;
