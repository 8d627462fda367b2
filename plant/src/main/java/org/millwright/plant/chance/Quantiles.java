package org.millwright.plant.chance;

/** Inverse distribution functions: one uniform number in, one variate out, the same to the last bit on every machine. */
public final class Quantiles {
    private static final double NEAR = 0.425;
    private static final double NEAR_SQUARED = 0.180625;
    private static final double[] A = {
        3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3
    };
    private static final double[] B = {
        1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
        2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3
    };
    private static final double[] C = {
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4
    };
    private static final double[] D = {
        1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9
    };
    private static final double[] E = {
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    };
    private static final double[] F = {
        1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15
    };

    private Quantiles() {}

    /** The standard normal distribution, after Wichura, algorithm AS 241 (PPND16), to about 1e-16. */
    public static double normal(double probability) {
        double middle = probability - 0.5;
        if (Math.abs(middle) <= NEAR) {
            double rest = NEAR_SQUARED - middle * middle;
            return middle * ratio(A, B, rest);
        }
        double tail = middle < 0 ? probability : 1 - probability;
        double root = Math.sqrt(-StrictMath.log(tail));
        double size = root <= 5 ? ratio(C, D, root - 1.6) : ratio(E, F, root - 5);
        return middle < 0 ? -size : size;
    }

    /** Student's t with four degrees of freedom, whose inverse is closed (Shaw 2006); its variance is 2. */
    public static double student4(double probability) {
        double alpha = 4 * probability * (1 - probability);
        double root = Math.sqrt(alpha);
        double q = StrictMath.cos(StrictMath.acos(root) / 3) / root;
        double size = 2 * Math.sqrt(Math.max(0, q - 1));
        return probability < 0.5 ? -size : size;
    }

    /** The Poisson distribution by adding up its terms; a mean up to 600. */
    public static int poisson(double probability, double mean) {
        double term = StrictMath.exp(-mean);
        double sum = term;
        int count = 0;
        while (sum < probability && count < 2_000) {
            count++;
            term *= mean / count;
            sum += term;
        }
        return count;
    }

    private static double ratio(double[] above, double[] below, double at) {
        double numerator = above[7];
        double denominator = below[7];
        for (int power = 6; power >= 0; power--) {
            numerator = numerator * at + above[power];
            denominator = denominator * at + below[power];
        }
        return numerator / denominator;
    }
}
