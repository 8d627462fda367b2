/**
 * A prompt from its messages to its tokens' choice and back to a reply: what an engine needs beside its arithmetic. In: prompts,
 * the text a model writes. Out: pieces, choosers, replies. Knows nothing of how logits come about.
 */
@NullMarked
package org.millwright.language.dialogue;

import org.jspecify.annotations.NullMarked;
