package org.millwright.plant.machine;

/** Vacuum from an ejector that compressed air drives. */
final class Vacuum {
    private Vacuum() {}

    /** What an ejector reaches at its best, in kPa, by the pressure of its air in bar. */
    static double pump(double air) {
        return 82 * StrictMath.pow(Math.max(0, air) / 6.5, 0.7);
    }

    /** The vacuum in kPa that stays while air comes in through an opening. */
    static double through(double opening, double pump, double k) {
        double pull = k * opening;
        double root = (-pull + Math.sqrt(pull * pull + 4 * pump)) / 2;
        return root * root;
    }
}
