/**
 * Which tokens may come next, so that an answer cannot have another form. In: a vocabulary, schemas, choices. Out: sets of tokens,
 * the shortest way to close. Knows nothing of logits or of how a token is drawn.
 */
@NullMarked
package org.millwright.language.mask;

import org.jspecify.annotations.NullMarked;
