package org.millwright.adapters.modbus;

import java.time.Duration;

/** Counts the times of one round that brought nothing, over all connections of a subscription. Not for several threads. */
final class Missed {
    private static final long NEVER = Long.MIN_VALUE;

    private final double period;
    private long good = NEVER;
    private long told;
    private boolean broken;

    Missed(Duration period) {
        this.period = period.toNanos() / 1e3;
    }

    /** So many times were entered as lost by somebody else. */
    void told(int times) {
        told += times;
    }

    /** The round, or the connection, brought nothing; before the first answer time counts from here. */
    void broken(long nowMicros) {
        broken = true;
        if (good == NEVER) {
            good = nowMicros;
        }
    }

    /** The last answer, in UTC microseconds. */
    long since() {
        return good;
    }

    /**
     * The round was answered.
     *
     * @return how many of its times before this one brought nothing, without those that were told already
     */
    long came(long nowMicros) {
        long missing = broken ? Math.max(0, Math.round((nowMicros - good) / period) - 1 - told) : 0;
        good = nowMicros;
        told = 0;
        broken = false;
        return missing;
    }
}
