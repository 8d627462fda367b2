package org.millwright.warning.live;

import java.util.ArrayList;
import java.util.List;
import org.millwright.dataset.Range;

/**
 * Stretches of a machine's history in which nothing was known to be wrong, in order, of at most a wanted length in all, the newest
 * ones.
 *
 * @param stretches the stretches
 * @param length how long they are together
 */
record HealthyTimes(List<Range> stretches, long length) {
    HealthyTimes {
        stretches = List.copyOf(stretches);
    }

    /**
     * @param all the whole history
     * @param wrong times that do not count, in any order
     * @param wanted how long the stretches should be together
     */
    static HealthyTimes of(Range all, List<Range> wrong, long wanted) {
        List<Range> healthy = new ArrayList<>(List.of(all));
        for (Range bad : wrong) {
            List<Range> left = new ArrayList<>();
            for (Range part : healthy) {
                if (part.overlaps(bad)) {
                    left.add(part.before(bad));
                    left.add(part.after(bad));
                } else {
                    left.add(part);
                }
            }
            healthy = left;
        }
        List<Range> newest = new ArrayList<>();
        long length = 0;
        for (Range part : healthy.reversed()) {
            long take = Math.min(part.length(), wanted - length);
            if (take > 0) {
                newest.addFirst(new Range(part.until() - take, part.until()));
                length += take;
            }
        }
        return new HealthyTimes(newest, length);
    }
}
