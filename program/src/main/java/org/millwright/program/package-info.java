/** The program: command line, wiring, benches, report. In: what a person types. Out: answers. The only place that knows every adapter. */
@NullMarked
package org.millwright.program;

import org.jspecify.annotations.NullMarked;
