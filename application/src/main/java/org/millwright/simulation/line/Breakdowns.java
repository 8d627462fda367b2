package org.millwright.simulation.line;

import org.jspecify.annotations.Nullable;
import org.millwright.simulation.chance.Distribution;

/**
 * How often a station fails and what repairs it.
 *
 * @param up seconds between a repair and the next failure, on the clock of {@link Rules#failureClock()}; null: only when told to
 * @param repair seconds of repair once the crew has come
 * @param crew who repairs; null: somebody is always there
 * @param urgency smaller goes first where the crew takes the bottleneck first
 */
public record Breakdowns(
        @Nullable Distribution up,
        Distribution repair,
        @Nullable Crew crew,
        int urgency) {
    /** Breakdowns for which somebody is always there. */
    public static Breakdowns of(Distribution up, Distribution repair) {
        return new Breakdowns(up, repair, null, 0);
    }
}
