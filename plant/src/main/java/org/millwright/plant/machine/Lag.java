package org.millwright.plant.machine;

/** A first-order lag on the grid of steps: {@code x += (x∞ − x)(1 − e^(−dt/τ))}; it begins at its first x∞. */
final class Lag {
    private final double share;
    private double value = Double.NaN;

    Lag(double tauSeconds) {
        share = 1 - StrictMath.exp(-Physics.STEP_SECONDS / tauSeconds);
    }

    double toward(double target) {
        value = Double.isNaN(value) ? target : value + (target - value) * share;
        return value;
    }

    double value() {
        return value;
    }
}
