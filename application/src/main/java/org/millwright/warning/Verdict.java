package org.millwright.warning;

import java.util.Locale;

/**
 * How sure a warning is, and what it was measured against.
 *
 * @param score the highest fused score while it stood: −log₁₀ of the probability of such rows on the healthy part
 * @param limit the score at which a warning opens
 * @param probability the probability behind the score, 0 to 1
 * @param budget the false alarms that the person accepts, as {@code 1/week} or {@code 1/2000rows}
 * @param standing how far the limit itself may be trusted
 * @param extrapolation how many times rarer than the healthy part can show the limit is; above 100 it is provisional
 */
public record Verdict(
        double score, double limit, double probability, String budget, Standing standing, double extrapolation) {
    /** How far a limit may be trusted. */
    public enum Standing {
        /** The healthy part was long enough. */
        CALIBRATED,
        /** The healthy part was short, or itself suspicious: the limit is the best that can be said. */
        PROVISIONAL,
        /** There is no limit: the score is shown and nobody is warned. */
        UNCALIBRATED;

        /** The stable name in files and messages. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
