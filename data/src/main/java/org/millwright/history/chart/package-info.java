/**
 * The arithmetic of charts. In: a range and how many buckets may be drawn; values, or parts that were folded before. Out: the step and
 * the buckets. Knows nothing of where values are kept.
 */
@NullMarked
package org.millwright.history.chart;

import org.jspecify.annotations.NullMarked;
