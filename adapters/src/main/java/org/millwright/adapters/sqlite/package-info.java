/**
 * People, warnings and moments in one SQLite file. In: what the stores of access, history and warning are told. Out: the same, after a
 * restart too. Knows nothing of screens or of how any of it is made.
 */
@NullMarked
package org.millwright.adapters.sqlite;

import org.jspecify.annotations.NullMarked;
