package org.millwright.detect;

/**
 * What a person may choose about a detector.
 *
 * @param budget the false alarms accepted
 * @param stepMicros the distance of two rows in microseconds, positive
 */
public record Settings(Budget budget, double stepMicros) {
    public Settings {
        if (!(stepMicros > 0)) {
            throw new IllegalArgumentException("The step (%f µs) is not positive.".formatted(stepMicros));
        }
    }

    /** The false alarms accepted per row. */
    public double alarmsPerRow() {
        return budget.alarmsPerRow(stepMicros);
    }
}
