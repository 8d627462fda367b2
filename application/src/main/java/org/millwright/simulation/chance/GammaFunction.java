package org.millwright.simulation.chance;

/**
 * The gamma function and the two shares of the gamma distribution with scale 1: by series below shape + 1, by Lentz's continued fraction above
 * (NIST Digital Library of Mathematical Functions 8.11 and 8.9).
 */
final class GammaFunction {
    private static final double EXACT = 1e-17;
    private static final int STEPS = 100_000;
    private static final double LOG_ROOT = 0.9189385332046728;

    /** B(2k) / (2k (2k − 1)) of Stirling's series. */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156, -3617.0 / 122_400
    };

    private GammaFunction() {}

    /** ln Γ(x), x above 0: Stirling's series after x has been raised to 10 or more. */
    static double log(double x) {
        double product = 1;
        double large = x;
        while (large < 10) {
            product *= large++;
        }
        double inverse = 1 / (large * large);
        double series = 0;
        for (int i = STIRLING.length - 1; i >= 0; i--) {
            series = series * inverse + STIRLING[i];
        }
        return (large - 0.5) * StrictMath.log(large) - large + LOG_ROOT + series / large - StrictMath.log(product);
    }

    /** The share of draws with this shape below x. */
    static double below(double shape, double x) {
        return x < shape + 1 ? series(shape, x) : 1 - fraction(shape, x);
    }

    /** The share of draws with this shape above x. */
    static double above(double shape, double x) {
        return x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x);
    }

    private static double front(double shape, double x) {
        return StrictMath.exp(shape * StrictMath.log(x) - x - log(shape));
    }

    private static double series(double shape, double x) {
        if (x <= 0) {
            return 0;
        }
        double term = 1 / shape;
        double sum = term;
        for (int n = 1; n < STEPS && term > sum * EXACT; n++) {
            term *= x / (shape + n);
            sum += term;
        }
        return sum * front(shape, x);
    }

    private static double fraction(double shape, double x) {
        double b = x + 1 - shape;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (int n = 1; n < STEPS; n++) {
            double a = -n * (n - shape);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            double change = c * d;
            h *= change;
            if (Math.abs(change - 1) < 1e-16) {
                break;
            }
        }
        return h * front(shape, x);
    }

    /** The x below which the share u lies: a first guess (Wilson and Hilferty 1931), then Halley's steps on the smaller tail. */
    static double quantile(double shape, double u) {
        double x = guess(shape, u);
        double logGamma = log(shape);
        for (int step = 0; step < 60; step++) {
            double error = u < 0.5 ? below(shape, x) - u : 1 - u - above(shape, x);
            double density = StrictMath.exp((shape - 1) * StrictMath.log(x) - x - logGamma);
            double newton = error / density;
            double move = newton / (1 - 0.5 * Math.min(1, newton * ((shape - 1) / x - 1)));
            double next = x - move > 0 ? x - move : x / 2;
            boolean there = Math.abs(next - x) <= 4e-16 * next;
            x = next;
            if (there) {
                break;
            }
        }
        return x;
    }

    private static double guess(double shape, double u) {
        if (shape > 1) {
            double z = Normal.quantile(u);
            double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
            if (root > 0.1) {
                return shape * root * root * root;
            }
        }
        // Near 0 the share below x is x^shape / Γ(shape + 1).
        double small = StrictMath.exp((StrictMath.log(u) + log(shape + 1)) / shape);
        return small < 0.5 * (shape + 1) ? Math.max(small, 1e-300) : shape - StrictMath.log1p(-u);
    }
}
