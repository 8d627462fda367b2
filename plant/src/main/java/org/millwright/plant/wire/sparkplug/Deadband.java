package org.millwright.plant.wire.sparkplug;

/**
 * Lets a value through when it has moved by more than 0.2 σ since it last got through. σ is the noise between two neighbours, learnt
 * from the values themselves: the root of half the mean square of their differences, with the last 64 counting most. Until 16 values
 * were seen, all get through. Not for several threads.
 */
final class Deadband {
    private static final double SHARE = 0.2;
    private static final double NEW = 1.0 / 64;
    private static final int LEARN = 16;

    private double last = Double.NaN;
    private double sent = Double.NaN;
    private double square;
    private int seen;

    /** True if the value is to be reported. One that is not finite always is, and so is the next one after it. */
    boolean passes(double value) {
        if (!Double.isFinite(value)) {
            last = Double.NaN;
            sent = Double.NaN;
            return true;
        }
        if (Double.isFinite(last)) {
            double step = value - last;
            double share = Math.max(NEW, 1.0 / (seen + 1));
            square += share * (step * step - square);
        }
        last = value;
        seen = Math.min(seen + 1, LEARN);
        boolean moved = !(Math.abs(value - sent) <= SHARE * Math.sqrt(square / 2));
        if (seen < LEARN || moved) {
            sent = value;
            return true;
        }
        return false;
    }
}
