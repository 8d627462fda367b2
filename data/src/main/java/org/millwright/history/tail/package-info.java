/**
 * What waits in memory. In: records of journals as they are applied. Out: the lowest sequence that must be kept. Knows nothing of
 * databases or files.
 */
@NullMarked
package org.millwright.history.tail;

import org.jspecify.annotations.NullMarked;
