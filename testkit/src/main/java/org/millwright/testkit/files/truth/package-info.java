/**
 * What is right about a recording, and what was wrong with the reading of it. In: a truth and a recording that somebody opened. Out:
 * a verdict. Knows nothing of how the file was made.
 */
@NullMarked
package org.millwright.testkit.files.truth;

import org.jspecify.annotations.NullMarked;
