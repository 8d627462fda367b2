/**
 * Recordings of machines that never were, with their truth. In: a seed. Out: rows, and what really happened in them. Knows no
 * detector.
 */
@NullMarked
package org.millwright.testkit.worlds;

import org.jspecify.annotations.NullMarked;
