/** The command that warns of faults in recordings. In: files and options. Out: warnings as text, JSON, CSV or a page. Knows no file format. */
@NullMarked
package org.millwright.program.warn;

import org.jspecify.annotations.NullMarked;
