/**
 * What is known of each tag. In: rows as they are applied. Out: numbers for tags, their newest values, the catalogue. Knows nothing of
 * databases or files.
 */
@NullMarked
package org.millwright.history.known;

import org.jspecify.annotations.NullMarked;
