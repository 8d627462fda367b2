/**
 * A plant that is served. In: the parts of a running plant. Out: a program that answers until it is stopped. Knows no protocol, no
 * database and no way in which the parts were made.
 */
@NullMarked
package org.millwright.program.serve;

import org.jspecify.annotations.NullMarked;
