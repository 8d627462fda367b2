/**
 * How fast models are computed. In: a model's file, the bench of a reference. Out: tokens a second of both, and their ratio. Knows nothing
 * of answers.
 */
@NullMarked
package org.millwright.program.bench.llm;

import org.jspecify.annotations.NullMarked;
