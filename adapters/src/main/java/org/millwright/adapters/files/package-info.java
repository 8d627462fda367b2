/** Text tables: CSV and its relatives, plain or gzip. In: files. Out: cells for recording. Uses FastCSV and ICU alone. */
@NullMarked
package org.millwright.adapters.files;

import org.jspecify.annotations.NullMarked;
