/**
 * What is in named files. In: files that were written and up to which sequence they speak. Out: manifests, and whether a row is in a
 * file already. Knows nothing of how rows are written into a file.
 */
@NullMarked
package org.millwright.history.cold;

import org.jspecify.annotations.NullMarked;
