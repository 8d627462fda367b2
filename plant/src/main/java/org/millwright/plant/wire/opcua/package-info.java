/**
 * The practice plant on OPC UA. In: rows and events as the plant publishes them. Out: nodes to browse and read, every published value to
 * whoever subscribes, the last rows as history, and what others wrote. Knows nothing of how the values come about.
 */
@NullMarked
package org.millwright.plant.wire.opcua;

import org.jspecify.annotations.NullMarked;
