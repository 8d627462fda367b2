/**
 * The plant's Modbus devices. In: rows of units. Out: registers that anyone on the network reads, and the map that says where they are.
 * Knows nothing of who reads them.
 */
@NullMarked
package org.millwright.plant.wire.modbus;

import org.jspecify.annotations.NullMarked;
