/**
 * Copies of a history. In: the files that belong to it. Out: a folder that holds them all and says what each must hash to; and from
 * there a history again. Knows nothing of what is in the files.
 */
@NullMarked
package org.millwright.history.backup;

import org.jspecify.annotations.NullMarked;
