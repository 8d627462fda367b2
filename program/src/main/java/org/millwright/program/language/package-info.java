/**
 * Language models on the command line. In: a model's file, a question. Out: its answer, what it took. Knows nothing of how a model is
 * computed.
 */
@NullMarked
package org.millwright.program.language;

import org.jspecify.annotations.NullMarked;
