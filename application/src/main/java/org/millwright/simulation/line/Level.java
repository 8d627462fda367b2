package org.millwright.simulation.line;

import org.millwright.simulation.kernel.Kernel;

/** A number that holds until it changes, with its exact integral over time. */
public final class Level {
    private final Kernel kernel;
    private int value;
    private long since;
    private long from;
    private double sum;

    Level(Kernel kernel) {
        this.kernel = kernel;
        this.since = kernel.now();
        this.from = since;
    }

    /** What it is now. */
    public int value() {
        return value;
    }

    void add(int change) {
        long now = kernel.now();
        sum += (double) value * (now - since);
        since = now;
        value += change;
    }

    /** The average over time since counting began; 0 before time has passed. */
    public double average() {
        long now = kernel.now();
        return now == from ? 0 : (sum + (double) value * (now - since)) / (now - from);
    }

    void reset() {
        sum = 0;
        since = kernel.now();
        from = since;
    }
}
