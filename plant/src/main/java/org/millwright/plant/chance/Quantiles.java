package org.millwright.plant.chance;

/** Inverse distribution functions: one uniform number in, one variate out, the same to the last bit on every machine. */
public final class Quantiles {
    private static final double NEAR = 0.425;
    private static final double NEAR_SQUARED = 0.180625;
    private static final double[] A = {
        3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
        45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227
    };
    private static final double[] B = {
        1,
        42.31333070160091,
        687.1870074920579,
        5394.196021424751,
        21213.794301586597,
        39307.89580009271,
        28729.085735721943,
        5226.495278852854
    };
    private static final double[] C = {
        1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
        1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414
    };
    private static final double[] D = {
        1,
        2.053191626637759,
        1.6763848301838038,
        0.6897673349851,
        0.14810397642748008,
        0.015198666563616457,
        0.0005475938084995345,
        1.0507500716444169e-09
    };
    private static final double[] E = {
        6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
        0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-05, 2.0103343992922881e-07
    };
    private static final double[] F = {
        1,
        0.599832206555888,
        0.1369298809227358,
        0.014875361290850615,
        0.0007868691311456133,
        1.8463183175100548e-05,
        1.421511758316446e-07,
        2.0442631033899397e-15
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
