package org.millwright.simulation.kernel;

/** Simulated time: nanoseconds from the start of the run, which lasts 292 years at most. Sums of ticks are exact. */
public final class Ticks {
    /** One second. */
    public static final long SECOND = 1_000_000_000L;

    /** One minute. */
    public static final long MINUTE = 60 * SECOND;

    /** One hour. */
    public static final long HOUR = 60 * MINUTE;

    /** One day of 24 hours. */
    public static final long DAY = 24 * HOUR;

    /** Later than every event. */
    public static final long NEVER = Long.MAX_VALUE;

    private Ticks() {}

    /**
     * Rounds seconds half-even to a tick.
     *
     * @throws IllegalArgumentException if the seconds are negative, no number or beyond 292 years
     */
    public static long of(double seconds) {
        double ticks = StrictMath.rint(seconds * SECOND);
        if (!(ticks >= 0 && ticks < 9.2e18)) {
            throw new IllegalArgumentException("A duration of (%s) s cannot be.".formatted(seconds));
        }
        return (long) ticks;
    }

    /** The ticks in seconds. */
    public static double seconds(long ticks) {
        return ticks / 1e9;
    }
}
