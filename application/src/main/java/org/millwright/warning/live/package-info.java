/**
 * Machines that are watched while they run. In: a history to learn from, the journals of connections, events. Out: warnings that live
 * on over restarts, and how far each watch is. Knows nothing of protocols, databases or screens.
 */
@NullMarked
package org.millwright.warning.live;

import org.jspecify.annotations.NullMarked;
