/**
 * What a machine type is: its tags, its faults, its own alarms, and the physics behind them. In: regimes, surroundings, severities and
 * draws. Out: what each tag should show, without its noise. Knows nothing of when a fault begins and of protocols.
 */
@NullMarked
package org.millwright.plant.machine;

import org.jspecify.annotations.NullMarked;
