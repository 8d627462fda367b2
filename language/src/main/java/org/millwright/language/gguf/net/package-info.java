/**
 * The layers of a model and the way through them. In: tokens, what was computed of those before them. Out: logits. Knows nothing of words,
 * templates or answers.
 */
@NullMarked
package org.millwright.language.gguf.net;

import org.jspecify.annotations.NullMarked;
