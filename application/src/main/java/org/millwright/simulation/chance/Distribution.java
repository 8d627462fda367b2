package org.millwright.simulation.chance;

import java.util.random.RandomGenerator;

/**
 * How a duration or an amount varies. Each draw takes one uniform number through the inverse of the distribution function, so streams stay in
 * step when a parameter changes; logarithm, exponential and power come from {@link StrictMath}, so every machine draws the same.
 *
 * <p>Parameters out of their range are an {@link IllegalArgumentException} with the value; a model file checks them before.
 */
public sealed interface Distribution
        permits Constant,
                Uniform,
                Triangular,
                Exponential,
                Gamma,
                Weibull,
                Lognormal,
                TruncatedNormal,
                Empirical,
                Trace {
    /** The value below which the share u of all draws lies, 0 &lt; u &lt; 1. */
    double quantile(double u);

    /** The expected value. */
    double mean();

    /** Draws by a stream. */
    default Sampler by(RandomGenerator stream) {
        return () -> quantile(Streams.uniform(stream));
    }

    /** Always the same. Draws all the same, so that replacing it leaves the stream in step. */
    static Distribution constant(double value) {
        return new Constant(value);
    }

    /** Evenly between low and high. */
    static Distribution uniform(double low, double high) {
        return new Uniform(low, high);
    }

    /** Between low and high, most often about the mode. */
    static Distribution triangular(double low, double mode, double high) {
        return new Triangular(low, mode, high);
    }

    /** Without memory, by its mean. */
    static Distribution exponential(double mean) {
        return new Exponential(mean);
    }

    /** Gamma, its mean is shape × scale. */
    static Distribution gamma(double shape, double scale) {
        return new Gamma(shape, scale);
    }

    /** The sum of some exponential stages with this mean in all. */
    static Distribution erlang(int stages, double mean) {
        return new Gamma(stages, mean / stages);
    }

    /** Weibull: {@code 1 − e^(−(x/scale)^shape)}. */
    static Distribution weibull(double shape, double scale) {
        return new Weibull(shape, scale);
    }

    /** Lognormal by its own mean and its coefficient of variation (standard deviation / mean). */
    static Distribution lognormal(double mean, double cv) {
        return new Lognormal(mean, cv);
    }

    /** A normal distribution from which values below 0 are cut away, by mean and deviation before the cut. */
    static Distribution normal(double mean, double deviation) {
        return new TruncatedNormal(mean, deviation);
    }

    /** One of the values, each equally often. */
    static Distribution empirical(double... values) {
        return Empirical.of(values);
    }

    /** The values in their order, and again from the first; takes no chance. */
    static Distribution trace(double... values) {
        return Trace.of(values);
    }
}
