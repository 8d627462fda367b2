/**
 * A log that shows when it was changed. In: who did what, as entries. Out: a chained, signed log on disk, proofs and exports.
 * Knows nothing of persons, rights and machines: it keeps words.
 */
@NullMarked
package org.millwright.audit;

import org.jspecify.annotations.NullMarked;
