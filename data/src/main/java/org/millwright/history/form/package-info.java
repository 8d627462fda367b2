/**
 * The written form of small documents. In: maps, lists, texts, whole numbers. Out: strict JSON, in files that are whole or not there,
 * and that say by a hash whether they are as they were written. Knows nothing of what the documents mean.
 */
@NullMarked
package org.millwright.history.form;

import org.jspecify.annotations.NullMarked;
