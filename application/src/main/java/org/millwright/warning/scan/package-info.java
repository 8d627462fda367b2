/**
 * A recording looked through from its beginning to its end. In: a recording, what counts as healthy, the false alarms accepted. Out:
 * warnings, with what they stand on. Knows no file format and no screen.
 */
@NullMarked
package org.millwright.warning.scan;

import org.jspecify.annotations.NullMarked;
