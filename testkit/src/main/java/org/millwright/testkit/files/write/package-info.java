/**
 * Files of all sorts from lines of cells. In: lines and a look. Out: text, workbooks and Parquet on disk. Knows nothing of machines
 * or of what is true.
 */
@NullMarked
package org.millwright.testkit.files.write;

import org.jspecify.annotations.NullMarked;
