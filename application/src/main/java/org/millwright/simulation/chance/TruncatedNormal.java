package org.millwright.simulation.chance;

import java.util.random.RandomGenerator;

/** Works on the tail that is the smaller one, so that both ends keep their digits. */
record TruncatedNormal(double centre, double deviation) implements Distribution {
    TruncatedNormal {
        Check.positive(centre, "mean");
        Check.positive(deviation, "deviation");
    }

    @Override
    public double quantile(double u) {
        return at(u, Normal.below(-centre / deviation), Normal.below(centre / deviation));
    }

    private double at(double u, double cut, double kept) {
        double below = cut + u * kept;
        double z = below < 0.5 ? Normal.quantile(below) : -Normal.quantile((1 - u) * kept);
        return Math.max(0, centre + deviation * z);
    }

    @Override
    public Sampler by(RandomGenerator stream) {
        double cut = Normal.below(-centre / deviation);
        double kept = Normal.below(centre / deviation);
        return () -> at(Streams.uniform(stream), cut, kept);
    }

    @Override
    public double mean() {
        double z = centre / deviation;
        double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return centre + deviation * density / Normal.below(z);
    }
}
