/**
 * Small models with chance for weights. In: an architecture, a form of numbers, a seed. Out: files that an engine must compute, or refuse.
 * Knows nothing of how an engine reads them.
 */
@NullMarked
package org.millwright.testkit.language;

import org.jspecify.annotations.NullMarked;
