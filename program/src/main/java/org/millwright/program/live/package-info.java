/**
 * The running heart of a plant. In: which connections, watches and moments there are, a history. Out: values that are safe and in the
 * history, how connections stand, warnings. Knows nothing of HTTP, of settings files or of any one protocol.
 */
@NullMarked
package org.millwright.program.live;

import org.jspecify.annotations.NullMarked;
