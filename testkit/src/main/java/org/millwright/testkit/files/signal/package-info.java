/**
 * What machines record: points by their names in several languages, and values as they are written. In: a seed. Out: cells with the
 * truth about each. Knows nothing of files.
 */
@NullMarked
package org.millwright.testkit.files.signal;

import org.jspecify.annotations.NullMarked;
