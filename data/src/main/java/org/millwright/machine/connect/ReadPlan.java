package org.millwright.machine.connect;

import java.time.Duration;
import java.util.List;

/**
 * What a connector is to read.
 *
 * @param points the tags; none twice
 * @param interval how often the values usually change; a sampling source is asked for half of it
 */
public record ReadPlan(List<Point> points, Duration interval) {
    public ReadPlan {
        points = List.copyOf(points);
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("The interval (%s) of a read plan is not positive.".formatted(interval));
        }
    }
}
