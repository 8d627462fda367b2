/**
 * The door of the running program. In: requests over HTTP. Out: answers, problem documents, live events, each after the question who
 * asks and whether they may. Knows no machine, no history and no warning.
 */
@NullMarked
package org.millwright.program.server;

import org.jspecify.annotations.NullMarked;
