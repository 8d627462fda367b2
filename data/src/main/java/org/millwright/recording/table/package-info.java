/** What a table means as a recording. In: rows of cells from a reader of files. Out: tags, a time axis, blocks and a count of the rest. Knows no syntax. */
@NullMarked
package org.millwright.recording.table;

import org.jspecify.annotations.NullMarked;
