/** What one cell of a table may mean. In: characters or typed cells of a row. Out: numbers, stamps, marks. Knows no column and no file. */
@NullMarked
package org.millwright.recording.cell;

import org.jspecify.annotations.NullMarked;
