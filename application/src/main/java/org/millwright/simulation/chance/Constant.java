package org.millwright.simulation.chance;

record Constant(double value) implements Distribution {
    Constant {
        Check.rising(value, value, "constant");
    }

    @Override
    public double quantile(double u) {
        return value;
    }

    @Override
    public double mean() {
        return value;
    }
}
