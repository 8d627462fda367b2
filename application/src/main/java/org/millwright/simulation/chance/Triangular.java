package org.millwright.simulation.chance;

record Triangular(double low, double mode, double high) implements Distribution {
    Triangular {
        Check.rising(low, mode, "range");
        Check.rising(mode, high, "range");
        Check.positive(high - low, "width");
    }

    @Override
    public double quantile(double u) {
        double width = high - low;
        return u * width < mode - low
                ? low + Math.sqrt(u * width * (mode - low))
                : high - Math.sqrt((1 - u) * width * (high - mode));
    }

    @Override
    public double mean() {
        return (low + mode + high) / 3;
    }
}
