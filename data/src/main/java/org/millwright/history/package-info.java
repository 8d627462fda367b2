/**
 * What was measured, for good. In: blocks and events in the order of a journal. Out: last values, rows, buckets for charts, wide rows
 * for datasets, and the journal again as a source of flows. Knows nothing of protocols, databases or screens.
 */
@NullMarked
package org.millwright.history;

import org.jspecify.annotations.NullMarked;
