/**
 * How each family of models wants to be spoken to, and how it asks for tools. In: messages, tools. Out: pieces of a prompt; calls
 * found in an answer. Knows nothing of tokens.
 */
@NullMarked
package org.millwright.language.template;

import org.jspecify.annotations.NullMarked;
