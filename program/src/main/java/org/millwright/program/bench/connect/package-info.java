/**
 * What connections bring into the history and what that costs. In: a counter plant, the whole program and bare clients, each a process
 * of its own. Out: rates, ratios, losses that nobody told. Knows nothing of how a connector works; it looks at the history.
 */
@NullMarked
package org.millwright.program.bench.connect;

import org.jspecify.annotations.NullMarked;
