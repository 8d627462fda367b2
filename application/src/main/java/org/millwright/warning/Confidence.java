package org.millwright.warning;

import org.millwright.diagnose.Vote;

/**
 * One word for how far a warning may be trusted. The rule is ours: the word falls when the limit, the data or the statistics give
 * reason to doubt, and rises only when everything agrees.
 */
public enum Confidence {
    /**
     * The limit is calibrated, all statistics speak, the score is at least ten times rarer than the limit asks for, and the tag that
     * left first is among those that differ most.
     */
    STRONG,
    /** Nothing speaks against it. */
    FAIR,
    /**
     * The limit is not calibrated, more than three in ten values are missing, or the score is hardly above its limit and fewer than
     * half of the statistics speak.
     */
    WEAK;

    private static final double LEAST_GOOD_SHARE = 0.7;

    /** Judges a warning. */
    public static Confidence of(Warning warning) {
        int votes = warning.evidence().votes().size();
        boolean rare = warning.verdict().score() >= warning.verdict().limit() + 1;
        long agreeing = warning.evidence().votes().stream().filter(Vote::agrees).count();
        if (warning.verdict().standing() != Verdict.Standing.CALIBRATED
                || warning.evidence().goodShare() < LEAST_GOOD_SHARE
                || (2 * agreeing < votes && !rare)) {
            return WEAK;
        }
        return agreeing == votes && rare && pointsOneWay(warning) ? STRONG : FAIR;
    }

    private static boolean pointsOneWay(Warning warning) {
        return Suspects.firstGone(warning.evidence())
                .flatMap(first -> Suspects.deviation(warning.evidence(), first))
                .isPresent();
    }
}
