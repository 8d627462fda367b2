/**
 * The benches of the history. In: whoever opens a history, a seed. Out: what it costs beside a bare database, how fast it answers, what
 * it keeps when it is killed. Knows nothing of how a history is kept.
 */
@NullMarked
package org.millwright.program.bench.history;

import org.jspecify.annotations.NullMarked;
