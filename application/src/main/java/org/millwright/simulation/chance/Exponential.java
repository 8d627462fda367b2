package org.millwright.simulation.chance;

record Exponential(double mean) implements Distribution {
    Exponential {
        Check.positive(mean, "mean");
    }

    @Override
    public double quantile(double u) {
        return -mean * StrictMath.log1p(-u);
    }
}
