package org.millwright.detect;

/**
 * What was learnt of the judged tags together. Not changed after.
 *
 * @param preparation from a row of all tags to a standardised row
 * @param portfolio the statistics
 * @param fusion one score from them
 * @param limit where the score opens a warning
 * @param decision the rule that opens and returns
 * @param twoRate the change statistic
 * @param changeTail its healthy tail
 * @param changeDecision the rule that notices a change
 */
record Learnt(
        Preparation preparation,
        Portfolio portfolio,
        Fusion fusion,
        Limit limit,
        Decision decision,
        TwoRate twoRate,
        Tail changeTail,
        Decision changeDecision)
        implements Knowledge {

    /**
     * @param all healthy rows of all tags, NaN where missing
     * @param judged the columns judged together
     * @param states the columns whose states make regimes
     */
    static Learnt of(Rows all, int[] judged, int[] states, double alarmsPerRow) {
        Rows chosen = all.select(judged);
        Filler filler = Filler.of(chosen);
        Rows healed = filler.heal(chosen);
        Regimes regimes = Regimes.of(all, states, healed);
        Rows z = regimes.standardise(all, healed);
        Calibration calibration = Calibration.of(z);
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
                TwoRate.of(z),
                changeTail,
                new Decision(changeLimit));
    }

    @Override
    public Judge judge() {
        return new TogetherJudge(this);
    }
}
