/**
 * What a connection to machines is. In: facts, nodes and values of a device, by whatever protocol. Out: blocks and events, each with a
 * ticket that says when they are safe, and what was lost. Knows nothing of protocols, files or screens.
 */
@NullMarked
package org.millwright.machine.connect;

import org.jspecify.annotations.NullMarked;
