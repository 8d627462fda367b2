package org.millwright.testkit.worlds;

import java.util.SplittableRandom;

/** Seeded draws of unit variance, light-tailed or heavy-tailed. */
final class Noise {
    /** Student's t with four degrees of freedom has the variance 2. */
    private static final int DEGREES = 4;

    private static final double T_DEVIATION = Math.sqrt(DEGREES / (DEGREES - 2.0));

    private final SplittableRandom random;
    private final boolean heavyTails;

    /**
     * @param heavyTails true for Student's t with four degrees of freedom, false for the normal distribution
     */
    Noise(SplittableRandom random, boolean heavyTails) {
        this.random = random;
        this.heavyTails = heavyTails;
    }

    /** The next draw, of mean 0 and variance 1. */
    double next() {
        double normal = random.nextGaussian();
        if (!heavyTails) {
            return normal;
        }
        double squares = 0;
        for (int i = 0; i < DEGREES; i++) {
            double one = random.nextGaussian();
            squares += one * one;
        }
        return normal / Math.sqrt(squares / DEGREES) / T_DEVIATION;
    }
}
