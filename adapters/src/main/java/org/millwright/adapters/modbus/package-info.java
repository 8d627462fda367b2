/**
 * Modbus TCP. In: a register map and a device's registers. Out: rows of values, read in as few requests as the device bears. Knows
 * nothing of other protocols, journals or screens.
 */
@NullMarked
package org.millwright.adapters.modbus;

import org.jspecify.annotations.NullMarked;
