package org.millwright.plant.machine;

/** How a severity h grows over s, the share of its life that a fault has used. */
public enum Curve {
    /** Slow, then faster: bearings, ball screws, guides, belts, valves. */
    EXPONENTIAL {
        @Override
        double rise(double s) {
            return (StrictMath.exp(4 * s) - 1) / (StrictMath.exp(4) - 1);
        }
    },
    /** Leaks, seals, feeders, batteries, drift. */
    LINEAR {
        @Override
        double rise(double s) {
            return s;
        }
    },
    /** Nozzles and filters: the last open part clogs fastest. */
    CLOG {
        @Override
        double rise(double s) {
            return 1 - Math.sqrt(1 - s);
        }
    },
    /** A jump at once, then slow growth: imbalance, a broken heater element, misalignment after a crash. */
    STEP {
        @Override
        double rise(double s) {
            return 0.35 + 0.65 * s;
        }
    },
    /** All at once: a broken cable. */
    SUDDEN {
        @Override
        double rise(double s) {
            return 1;
        }
    },
    /** Comes and goes; h is the share of time in which it is there: loose contacts, bubbles, slipping belts. */
    BURST {
        @Override
        double rise(double s) {
            return s;
        }
    };

    abstract double rise(double s);

    /** The severity, 0 to 1, for a share of life from 0 on. */
    public double severity(double s) {
        return s < 0 ? 0 : rise(Math.min(1, s));
    }

    /** The name in tables and in the truth. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
