/**
 * The detector of a single tag: it has no other tags to compare with, so it compares the tag with its own past, in one pass. In:
 * times and values. Out: a score per row. Knows no file, no label and no row to come.
 */
@NullMarked
package org.millwright.detect.stream;

import org.jspecify.annotations.NullMarked;
