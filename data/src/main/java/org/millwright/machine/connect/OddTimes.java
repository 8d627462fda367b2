package org.millwright.machine.connect;

import java.time.Instant;
import java.util.Map;
import org.millwright.machine.MachineEvent;

/**
 * Tells of source times that cannot be right, both times with each: an event of the machine, at most ten an hour and connection. The
 * rest is counted. Not for several threads.
 */
public final class OddTimes {
    private static final int MOST = 10;
    private static final long HOUR = 3_600_000_000L;

    private long hour = Long.MIN_VALUE;
    private int told;
    private long count;

    /** One value of a point came with an odd time and is kept under the time of its arrival. */
    public void tell(Point point, long sourceMicros, long arrivedMicros, Intake intake) {
        count++;
        if (hour == Long.MIN_VALUE || arrivedMicros - hour >= HOUR) {
            hour = arrivedMicros;
            told = 0;
        }
        if (told < MOST) {
            told++;
            Map<String, String> attributes = Map.of(
                    "tag", point.tag().name(),
                    "source-time", shown(sourceMicros),
                    "arrived", shown(arrivedMicros));
            String text = "The source time cannot be right; the value is kept under the time of its arrival.";
            intake.offer(new MachineEvent(point.asset(), arrivedMicros, "odd-time", text, attributes));
        }
    }

    private static String shown(long micros) {
        Instant at = Standing.instant(micros);
        return at.toString();
    }

    /** How many there were. */
    public long count() {
        return count;
    }
}
