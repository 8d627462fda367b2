/**
 * Long recordings made small enough to draw. In: blocks as they stream. Out: trends that keep every extreme and every pause. Knows no
 * page and no warning but its id.
 */
@NullMarked
package org.millwright.program.report.trend;

import org.jspecify.annotations.NullMarked;
