package org.millwright.warning;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.diagnose.Deviation;
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
        Map<String, Double> profile = profile(evidence);
        return earlier.stream()
                .map(past ->
                        new Similar(past.id(), past.span().beganMicros(), cosine(profile, profile(past.evidence()))))
                .filter(past -> past.likeness() >= LEAST)
                .sorted(Comparator.comparingDouble(Similar::likeness)
                        .thenComparingLong(Similar::beganMicros)
                        .reversed())
                .limit(most)
                .toList();
    }

    private static Map<String, Double> profile(Evidence evidence) {
        Map<String, Double> profile = new TreeMap<>();
        for (Deviation deviation : evidence.deviations()) {
            profile.put(deviation.tag(), deviation.inDeviations() < 0 ? -deviation.share() : deviation.share());
        }
        return profile;
    }

    /** The cosine, 0 where the profiles point apart or one of them is empty. */
    private static double cosine(Map<String, Double> one, Map<String, Double> other) {
        double product = 0;
        for (Map.Entry<String, Double> part : one.entrySet()) {
            product += part.getValue() * other.getOrDefault(part.getKey(), 0.0);
        }
        double lengths = length(one) * length(other);
        return lengths > 0 ? Math.clamp(product / lengths, 0, 1) : 0;
    }

    private static double length(Map<String, Double> profile) {
        return Math.sqrt(
                profile.values().stream().mapToDouble(part -> part * part).sum());
    }
}
