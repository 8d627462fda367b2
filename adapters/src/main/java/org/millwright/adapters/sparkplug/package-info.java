/**
 * Sparkplug B 3.0, as a host application. In: bytes by topic, over whatever carries them. Out: values of edge nodes and devices, whose
 * births, deaths and gaps are followed. Knows nothing of MQTT clients, journals or screens.
 */
@NullMarked
package org.millwright.adapters.sparkplug;

import org.jspecify.annotations.NullMarked;
