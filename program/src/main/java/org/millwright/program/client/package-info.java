/**
 * The command line's way to the running program. In: what a command asks. Out: documents, or the problem that the program told. Knows
 * no command.
 */
@NullMarked
package org.millwright.program.client;

import org.jspecify.annotations.NullMarked;
