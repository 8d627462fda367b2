/** A machine and what is measured on it. In: nothing. Out: tags, readings and blocks of them. Knows nothing of history or models. */
@NullMarked
package org.millwright.machine;

import org.jspecify.annotations.NullMarked;
