/**
 * What a language model is: asked with a prompt, it answers with text, calls and a bill. In: prompts, limits. Out: replies, option
 * probabilities. Knows nothing of machines, files of models or networks.
 */
@NullMarked
package org.millwright.language;

import org.jspecify.annotations.NullMarked;
