/**
 * What a plant keeps in one SQLite file. In: people, warnings, moments. Out: the same after a restart. Knows nothing of what they mean.
 */
@NullMarked
package org.millwright.adapters.sqlite;

import org.jspecify.annotations.NullMarked;
