package org.millwright.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.millwright.detect.Explanation;

/**
 * Ranks the tags of an episode by how much of the oddness is theirs: the mean square, above the healthy 1, of the deviation from the
 * tag's own normal or of the residual from what the others let expect, or the square of what its level is off, whichever is most. A tag
 * whose own watch is open comes first.
 */
final class Suspects {
    private final double[] excess;
    private final List<Integer> order = new ArrayList<>();

    Suspects(Tally tally, Explanation explanation, byte[] watched) {
        this(tally, explanation, watched, new double[watched.length]);
    }

    /** @param levels per tag the square of what its level is off, in healthy deviations of the level; 0 where it is not known */
    Suspects(Tally tally, Explanation explanation, byte[] watched, double[] levels) {
        excess = new double[watched.length];
        double most = 1;
        for (int tag = 0; tag < excess.length; tag++) {
            if (explanation.judged(tag)) {
                excess[tag] =
                        Math.max(Math.max(tally.squareResidual(tag), tally.squareDeviation(tag)), levels[tag]) - 1;
                most = Math.max(most, excess[tag]);
            }
        }
        for (int tag = 0; tag < excess.length; tag++) {
            if (watched[tag] != 0) {
                excess[tag] = 2 * most + Math.max(0, excess[tag]);
            }
            if (excess[tag] > 0) {
                order.add(tag);
            }
        }
        if (order.isEmpty()) {
            leastUsual(tally, explanation);
        }
        order.sort(Comparator.comparingDouble((Integer tag) -> excess[tag]).reversed());
    }

    /** Where no tag is odd by its size, the one that comes nearest to it stands for all. */
    private void leastUsual(Tally tally, Explanation explanation) {
        int first = -1;
        double most = -1;
        for (int tag = 0; tag < excess.length; tag++) {
            double square = Math.max(tally.squareResidual(tag), tally.squareDeviation(tag));
            if (explanation.judged(tag) && tally.present(tag) && square > most) {
                most = square;
                first = tag;
            }
        }
        if (first >= 0) {
            excess[first] = Math.max(most, Double.MIN_NORMAL);
            order.add(first);
        }
    }

    /** The tags, the most suspicious first. */
    List<Integer> order() {
        return order;
    }

    /** The part of a tag in the oddness of all, 0 to 1. */
    double share(int tag) {
        double sum = 0;
        for (int each : order) {
            sum += excess[each];
        }
        return sum > 0 ? Math.max(0, excess[tag]) / sum : 0;
    }
}
