/**
 * Which rows serve for what. In: numbers of rows and their times. Out: windows, and splits whose parts do not know each other.
 * Knows no model and no file.
 */
@NullMarked
package org.millwright.dataset;

import org.jspecify.annotations.NullMarked;
