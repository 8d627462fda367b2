package org.millwright.detect;

import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;

/**
 * What was learnt of the judged tags together. Not changed after.
 *
 * @param preparation from a row of all tags to a standardised row
 * @param portfolio the statistics
 * @param fusion one score from them
 * @param limit where the score opens a warning
 * @param decision the rule that opens and returns
 * @param changes what notices moves of the level
 * @param lasting what notices small deviations that stay; null where the healthy part is too short for it
 */
record Learnt(
        Preparation preparation,
        Portfolio portfolio,
        Fusion fusion,
        Limit limit,
        Decision decision,
        Changes changes,
        @Nullable Lasting lasting)
        implements Knowledge {
    /** Fewer rows show no tail: a tenth of them lies in it. */
    private static final int LEAST_SCORED = 50;

    /**
     * Learns.
     *
     * @param all healthy rows of all tags, NaN where missing
     * @param judged the columns judged together
     * @param states the columns whose states make regimes
     * @throws MillwrightException if interruptions leave too few rows
     */
    static Learnt of(Rows all, int[] judged, int[] states, double alarmsPerRow) {
        Rows chosen = all.select(judged);
        Filler filler = Filler.of(chosen);
        Rows healed = filler.heal(chosen);
        Regimes regimes = Regimes.of(all, states, healed);
        Rows z = regimes.standardise(all, healed);
        Calibration calibration = Calibration.of(z);
        if (calibration.scored() < LEAST_SCORED) {
            throw shreds(calibration.scored());
        }
        Fusion fusion = calibration.fusion();
        Limit limit = calibration.limit(fusion, alarmsPerRow);
        Tail changeTail = calibration.changeTail();
        double changeLimit = calibration.changeLimit(changeTail, alarmsPerRow);
        Portfolio portfolio = Portfolio.of(z);
        Whitening plain = portfolio.plain();
        Preparation preparation = new Preparation(judged, filler, regimes, plain.precision(), plain.mean());
        return new Learnt(
                preparation,
                portfolio,
                fusion,
                limit,
                new Decision(limit.score()),
                new Changes(TwoRate.of(z), changeTail, new Decision(changeLimit)),
                Lasting.of(z, alarmsPerRow));
    }

    @Override
    public Judge judge() {
        return new TogetherJudge(this);
    }

    private static MillwrightException shreds(int scored) {
        return MillwrightException.badRequest("warn.healthy.shreds", """
                Only {rows} rows of the healthy part follow at least 20 others without a pause; {needed} are needed.
                Maybe its times have many gaps, or its states change all the time: choose another part with --baseline.""", "rows", scored, "needed", LEAST_SCORED);
    }
}
