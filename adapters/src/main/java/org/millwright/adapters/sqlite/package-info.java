/**
 * Settings and accounts in one SQLite file. In: what the ports ask to keep. Out: what was kept, also after a crash.
 * Knows nothing of who may do what.
 */
@NullMarked
package org.millwright.adapters.sqlite;

import org.jspecify.annotations.NullMarked;
