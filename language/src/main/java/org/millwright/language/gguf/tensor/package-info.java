/**
 * Numbers in the forms that files keep them in. In: mapped bytes, a type. Out: rows of floats, exactly as the form defines them. Knows
 * nothing of layers.
 */
@NullMarked
package org.millwright.language.gguf.tensor;

import org.jspecify.annotations.NullMarked;
