package org.millwright.history;

import java.time.Duration;

/**
 * How a history is kept.
 *
 * @param memoryBytes the most memory for rows that are not in files yet and for queries, at least 64 MiB
 * @param threads how many cores a query may use, at least 1
 * @param tailValues from so many values on they are moved into files before their hour is over, at least 1,000
 * @param lateness how long after its end an hour waits for late rows
 * @param rawDays after so many days values as they were measured may go
 * @param rollupDays after so many days also what was folded of them may go, at least as many
 * @param background true if upkeep runs beside the writer on a thread of its own; false for tests that want every step in order
 */
public record HistorySettings(
        long memoryBytes,
        int threads,
        long tailValues,
        Duration lateness,
        int rawDays,
        int rollupDays,
        boolean background) {
    private static final long LEAST_MEMORY = 64L << 20;
    private static final long MOST_MEMORY = 2L << 30;
    private static final int MOST_THREADS = 4;

    public HistorySettings {
        if (memoryBytes < LEAST_MEMORY || threads < 1 || tailValues < 1_000) {
            throw new IllegalArgumentException("Memory (%d), threads (%d) or values in memory (%d) are too few."
                    .formatted(memoryBytes, threads, tailValues));
        }
        if (lateness.isNegative() || rawDays < 1 || rollupDays < rawDays) {
            throw new IllegalArgumentException(
                    "Lateness (%s) is negative, or raw days (%d) are none or more than rollup days (%d)."
                            .formatted(lateness, rawDays, rollupDays));
        }
    }

    /** What suits a machine with this much memory and this many cores: a quarter of it, at most 2 GiB, and at most 4 of them. */
    public static HistorySettings of(long machineBytes, int cores) {
        return new HistorySettings(
                Math.clamp(machineBytes / 4, LEAST_MEMORY, MOST_MEMORY),
                Math.clamp(cores, 1, MOST_THREADS),
                2_000_000,
                Duration.ofMinutes(5),
                400,
                3_660,
                true);
    }

    /** What suits the demonstration, which shares its machine. */
    public static HistorySettings small() {
        return new HistorySettings(256L << 20, 2, 500_000, Duration.ofMinutes(5), 400, 3_660, true);
    }
}
