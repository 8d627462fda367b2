/**
 * How the next token is drawn. In: logits, settings, a mask. Out: tokens, the same ones for the same seed. Knows nothing of models or
 * templates.
 */
@NullMarked
package org.millwright.language.sample;

import org.jspecify.annotations.NullMarked;
