package org.millwright.plant.wire.opcua;

import org.millwright.machine.TagPath;

/**
 * A write that reached a device.
 *
 * @param tag what was written to
 * @param value the number that was written; NaN where it was none
 * @param accepted whether the device took it
 * @param status the device's word, such as {@code Good} or {@code Bad_OutOfRange}
 * @param who the name of the user, or {@code anonymous}
 */
public record SetPointWrite(TagPath tag, double value, boolean accepted, String status, String who) {}
