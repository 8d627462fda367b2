/**
 * MQTT. In: topics of a broker. Out: values that their payloads hold, acknowledged when they are safe; and bytes by topic for protocols
 * that stand on MQTT. Knows nothing of those protocols, journals or screens.
 */
@NullMarked
package org.millwright.adapters.mqtt;

import org.jspecify.annotations.NullMarked;
