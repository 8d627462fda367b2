package org.millwright.adapters.modbus;

import java.time.Duration;
import java.util.List;

/** When each round is due; rounds that were missed are left out. */
final class Schedule {
    private final long[] periods;
    private final long[] due;

    Schedule(List<Duration> periods, long nowNanos) {
        this.periods = periods.stream().mapToLong(Duration::toNanos).toArray();
        this.due = new long[periods.size()];
        java.util.Arrays.fill(due, nowNanos);
    }

    /** The round that is due first; of several the one with the shortest period. */
    int next() {
        int first = 0;
        for (int at = 1; at < due.length; at++) {
            if (due[at] - due[first] < 0) {
                first = at;
            }
        }
        return first;
    }

    long nanosUntil(int round, long nowNanos) {
        return Math.max(0, due[round] - nowNanos);
    }

    /**
     * The round starts now.
     *
     * @return how many of its times have passed meanwhile and are left out
     */
    int started(int round, long nowNanos) {
        long late = Math.max(0, nowNanos - due[round]) / periods[round];
        due[round] += (late + 1) * periods[round];
        return (int) Math.min(late, Integer.MAX_VALUE);
    }
}
