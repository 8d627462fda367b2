/** Spreadsheets in the format of Excel since 2007. In: .xlsx files. Out: typed cells for recording. Uses fastexcel-reader alone. */
@NullMarked
package org.millwright.adapters.excel;

import org.jspecify.annotations.NullMarked;
