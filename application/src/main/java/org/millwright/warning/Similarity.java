package org.millwright.warning;

import java.util.Comparator;
import java.util.List;
import org.millwright.diagnose.Evidence;

/**
 * Finds earlier episodes of a machine that looked like one at hand.
 *
 * <p>An episode's profile is one number per tag it names: the tag's share in the deviation, negative where the tag lies below its
 * normal. Two profiles are alike by the cosine of the angle between them, so a weak and a strong episode of one shape are alike.
 * With few cases this stands in the place of a trained classifier.
 */
public final class Similarity {
    /** Below this cosine two episodes share little more than one tag. */
    public static final double LEAST = 0.6;

    private Similarity() {}

    /**
     * The episodes most like the one at hand, the most alike first; of equals the latest.
     *
     * @param evidence of the episode at hand
     * @param earlier the warnings to look among, all before the one at hand
     * @param most how many to give at most
     */
    public static List<Similar> nearest(Evidence evidence, List<Warning> earlier, int most) {
        Profile now = Profile.of(evidence);
        return earlier.stream()
                .map(past ->
                        new Similar(past.id(), past.span().beganMicros(), now.likeness(Profile.of(past.evidence()))))
                .filter(past -> past.likeness() >= LEAST)
                .sorted(Comparator.comparingDouble(Similar::likeness)
                        .thenComparingLong(Similar::beganMicros)
                        .reversed())
                .limit(most)
                .toList();
    }
}
