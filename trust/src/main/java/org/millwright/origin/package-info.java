/** Where a thing comes from. In: nothing. Out: origins that every derived thing carries. Knows no data and no model. */
@NullMarked
package org.millwright.origin;

import org.jspecify.annotations.NullMarked;
