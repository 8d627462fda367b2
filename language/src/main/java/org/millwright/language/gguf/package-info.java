/**
 * An engine for language models in pure Java. In: a GGUF file, prompts. Out: replies, option probabilities, conversations that fork. Knows
 * nothing of where files come from or of who asks.
 */
@NullMarked
package org.millwright.language.gguf;

import org.jspecify.annotations.NullMarked;
