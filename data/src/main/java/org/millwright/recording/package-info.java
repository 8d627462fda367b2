/**
 * A recording that somebody made, as it is. In: rows of text cells or typed cells from a reader of files. Out: tags, a time axis and
 * blocks, with everything that was skipped counted. Knows no file format, only what cells mean.
 */
@NullMarked
package org.millwright.recording;

import org.jspecify.annotations.NullMarked;
