/**
 * Recordings as they really are, made from a seed, with the truth known. In: a seed and kinds of trouble. Out: files and a verdict
 * on whoever read them. Knows nothing of any reader, only the types a reader hands out.
 */
@NullMarked
package org.millwright.testkit.files;

import org.jspecify.annotations.NullMarked;
