package org.millwright.simulation.chance;

/** What a parameter has to be. */
final class Check {
    private Check() {}

    static void positive(double value, String what) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The %s (%s) is not above 0.".formatted(what, value));
        }
    }

    static void notNegative(double value, String what) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The %s (%s) is not 0 or above.".formatted(what, value));
        }
    }

    static void rising(double low, double high, String what) {
        if (!(low <= high && Double.isFinite(low) && Double.isFinite(high))) {
            throw new IllegalArgumentException("The %s from (%s) to (%s) does not rise.".formatted(what, low, high));
        }
    }
}
