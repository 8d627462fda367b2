/**
 * The plant on a broker in plain MQTT. In: rows. Out: a topic for each tag. Knows nothing of how the plant computes.
 */
@NullMarked
package org.millwright.plant.wire.mqtt;

import org.jspecify.annotations.NullMarked;
