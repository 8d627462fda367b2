package org.millwright.warning;

import java.util.Map;
import java.util.TreeMap;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Evidence;

/**
 * The shape of an episode.
 *
 * @param parts per tag its share in the deviation, negative where it lies below its normal
 */
record Profile(Map<String, Double> parts) {
    Profile {
        parts = new TreeMap<>(parts);
    }

    static Profile of(Evidence evidence) {
        Map<String, Double> parts = new TreeMap<>();
        for (Deviation deviation : evidence.deviations()) {
            parts.put(deviation.tag(), deviation.inDeviations() < 0 ? -deviation.share() : deviation.share());
        }
        return new Profile(parts);
    }

    /** The cosine of the angle between two shapes, 0 where they point apart or one of them is empty. */
    double likeness(Profile other) {
        double product = 0;
        for (Map.Entry<String, Double> part : parts.entrySet()) {
            product += part.getValue() * other.parts.getOrDefault(part.getKey(), 0.0);
        }
        double lengths = length() * other.length();
        return lengths > 0 ? Math.clamp(product / lengths, 0, 1) : 0;
    }

    private double length() {
        return Math.sqrt(
                parts.values().stream().mapToDouble(part -> part * part).sum());
    }
}
