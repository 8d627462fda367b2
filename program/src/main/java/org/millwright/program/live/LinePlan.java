package org.millwright.program.live;

import java.time.Duration;
import java.util.List;
import org.millwright.machine.AssetPath;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;

/**
 * What a person has set for a connection and what it reads.
 *
 * @param connection where the device is and how it is spoken to
 * @param points what is read
 * @param interval how often the values usually change
 * @param running whether it is to run; a stopped one stays stopped over restarts
 */
public record LinePlan(Connection connection, List<Point> points, Duration interval, boolean running) {
    public LinePlan {
        points = List.copyOf(points);
    }

    /** Its name, unique in the plant. */
    public String name() {
        return connection.name();
    }

    /** The machines it brings values of. */
    public List<AssetPath> machines() {
        return points.stream().map(Point::asset).distinct().toList();
    }

    ReadPlan reading() {
        return new ReadPlan(points, interval);
    }

    /** The same, running or not. */
    public LinePlan running(boolean now) {
        return new LinePlan(connection, points, interval, now);
    }
}
