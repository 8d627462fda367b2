package org.millwright.detect;

/**
 * What a person may choose about a detector.
 *
 * @param budget the false alarms accepted
 * @param stepMicros the distance of two rows in microseconds, positive
 * @param dated true if times are dates, so that days and weeks mean something
 */
public record Settings(Budget budget, double stepMicros, boolean dated) {
    public Settings {
        if (!(stepMicros > 0)) {
            throw new IllegalArgumentException("The step (%f µs) is not positive.".formatted(stepMicros));
        }
    }

    /** Times that are no dates. */
    public Settings(Budget budget, double stepMicros) {
        this(budget, stepMicros, false);
    }

    /** The false alarms accepted per row. */
    public double alarmsPerRow() {
        return budget.alarmsPerRow(stepMicros);
    }
}
