package org.millwright.machine.connect;

/**
 * How many values usually come, to say what an outage cost: as they came so far or, before enough time has passed, as the plan expects.
 * Times are UTC microseconds. Not for several threads.
 */
public final class UsualRate {
    private static final int ENOUGH_INTERVALS = 10;
    private static final long NEVER = Long.MIN_VALUE;

    private final double planned;
    private final double enough;
    private long first = NEVER;
    private long last = NEVER;
    private long without;
    private long values;

    /** Begins with what the plan expects. */
    public UsualRate(ReadPlan plan) {
        double interval = plan.interval().toNanos() / 1e3;
        planned = plan.points().size() / interval;
        enough = ENOUGH_INTERVALS * interval;
    }

    /** Values have come. */
    public void came(long more, long micros) {
        first = first == NEVER ? micros : first;
        last = Math.max(last, micros);
        values += more;
    }

    /** When the last value came: from here on values may be missing, long before anybody knows that a link is down. */
    public long since() {
        return last;
    }

    /**
     * How many values would have come since the last one. The time until now counts as one without values from here on.
     *
     * @return 0 before the first value
     */
    public long missed(long nowMicros) {
        if (first == NEVER || nowMicros <= last) {
            return 0;
        }
        long lived = last - first - without;
        double rate = lived > enough ? (double) values / lived : planned;
        long missed = Math.round(rate * (nowMicros - last));
        without += nowMicros - last;
        last = nowMicros;
        return missed;
    }
}
