package org.millwright.diagnose;

import org.millwright.detect.Budget;

/**
 * How long an episode has to stand before a person is told. Whoever accepts one false alarm in ten weeks has no use for one that is
 * over after a minute: an episode is told when it has stood for {@value #SHARE_OF_BUDGET}th of the time in which one false alarm is
 * accepted, an hour at most, and was in alarm for half of it. Its time of detection is then the time it is told.
 *
 * @param rows how many rows; 0 tells it at once
 */
public record Confirmation(int rows) {
    /** Tells every episode in the row that opens it. */
    public static final Confirmation AT_ONCE = new Confirmation(0);

    private static final int SHARE_OF_BUDGET = 2_000;
    private static final double LONGEST_MICROS = 3_600e6;

    public Confirmation {
        if (rows < 0) {
            throw new IllegalArgumentException("A confirmation over (%d) rows cannot be.".formatted(rows));
        }
    }

    /**
     * The one that fits a budget.
     *
     * @param stepMicros the distance of two rows in microseconds
     */
    public static Confirmation of(Budget budget, double stepMicros) {
        double rows = 1 / (budget.alarmsPerRow(stepMicros) * SHARE_OF_BUDGET);
        return new Confirmation((int) Math.min(rows, LONGEST_MICROS / stepMicros));
    }

    boolean enough(long stood, int inAlarm) {
        return stood >= rows && 2L * inAlarm >= rows;
    }
}
