package org.millwright.simulation.chance;

record Uniform(double low, double high) implements Distribution {
    Uniform {
        Check.rising(low, high, "range");
    }

    @Override
    public double quantile(double u) {
        return low + u * (high - low);
    }

    @Override
    public double mean() {
        return (low + high) / 2;
    }
}
