package org.millwright.simulation.chance;

/** The standard normal distribution. */
final class Normal {
    private Normal() {}

    /** The share below z, to 1e-15 relative. */
    static double below(double z) {
        double tail = GammaFunction.above(0.5, z * z / 2) / 2;
        return z < 0 ? tail : 1 - tail;
    }

    /** The z below which the share p lies, to 1e-16 relative (Wichura 1988, algorithm AS 241, PPND16). */
    static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * ratio(r, Middle.UPPER, Middle.LOWER);
        }
        double r = Math.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
        double z = r <= 5 ? ratio(r - 1.6, Tail.UPPER, Tail.LOWER) : ratio(r - 5, Far.UPPER, Far.LOWER);
        return q < 0 ? -z : z;
    }

    private static double ratio(double x, double[] upper, double[] lower) {
        double above = upper[7];
        double below = lower[7];
        for (int i = 6; i >= 0; i--) {
            above = above * x + upper[i];
            below = below * x + lower[i];
        }
        return above / below;
    }

    private static final class Middle {
        static final double[] UPPER = {
            3.3871328727963665,
            133.14166789178438,
            1971.5909503065513,
            13731.69376550946,
            45921.95393154987,
            67265.7709270087,
            33430.57558358813,
            2509.0809287301227
        };
        static final double[] LOWER = {
            1.0,
            42.31333070160091,
            687.1870074920579,
            5394.196021424751,
            21213.794301586597,
            39307.89580009271,
            28729.085735721943,
            5226.495278852854
        };
    }

    private static final class Tail {
        static final double[] UPPER = {
            1.4234371107496835,
            4.630337846156546,
            5.769497221460691,
            3.6478483247632045,
            1.2704582524523684,
            0.2417807251774506,
            0.022723844989269184,
            0.0007745450142783414
        };
        static final double[] LOWER = {
            1.0,
            2.053191626637759,
            1.6763848301838038,
            0.6897673349851,
            0.14810397642748008,
            0.015198666563616457,
            0.0005475938084995345,
            1.0507500716444169e-9
        };
    }

    private static final class Far {
        static final double[] UPPER = {
            6.657904643501103,
            5.463784911164114,
            1.7848265399172913,
            0.29656057182850487,
            0.026532189526576124,
            0.0012426609473880784,
            2.7115555687434876e-5,
            2.0103343992922881e-7
        };
        static final double[] LOWER = {
            1.0,
            0.599832206555888,
            0.1369298809227358,
            0.014875361290850615,
            0.0007868691311456133,
            1.8463183175100548e-5,
            1.421511758316446e-7,
            2.0442631033899397e-15
        };
    }
}
