/**
 * Words to tokens and back. In: the vocabulary of a file, UTF-8 bytes. Out: ids of tokens, their bytes. Knows nothing of what a model does
 * with them.
 */
@NullMarked
package org.millwright.language.gguf.token;

import org.jspecify.annotations.NullMarked;
