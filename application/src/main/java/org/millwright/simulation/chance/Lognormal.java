package org.millwright.simulation.chance;

import java.util.random.RandomGenerator;

record Lognormal(double mean, double cv) implements Distribution {
    Lognormal {
        Check.positive(mean, "mean");
        Check.notNegative(cv, "coefficient of variation");
    }

    @Override
    public double quantile(double u) {
        double variance = StrictMath.log1p(cv * cv);
        return at(u, StrictMath.log(mean) - variance / 2, Math.sqrt(variance));
    }

    private static double at(double u, double location, double deviation) {
        return StrictMath.exp(location + deviation * Normal.quantile(u));
    }

    @Override
    public Sampler by(RandomGenerator stream) {
        double variance = StrictMath.log1p(cv * cv);
        double location = StrictMath.log(mean) - variance / 2;
        double deviation = Math.sqrt(variance);
        return () -> at(Streams.uniform(stream), location, deviation);
    }
}
