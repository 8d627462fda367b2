/**
 * The arithmetic that takes the time. In: matrices of a file, batches of activations. Out: their products, by whichever kernel is the
 * fastest here. Knows nothing of layers or tokens.
 */
@NullMarked
package org.millwright.language.gguf.kernel;

import org.jspecify.annotations.NullMarked;
