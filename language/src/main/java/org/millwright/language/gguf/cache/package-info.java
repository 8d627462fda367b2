/**
 * What a model has computed of a text so far. In: keys and values of each layer. Out: the same again, shared between texts that begin
 * alike. Knows nothing of how attention reads them.
 */
@NullMarked
package org.millwright.language.gguf.cache;

import org.jspecify.annotations.NullMarked;
