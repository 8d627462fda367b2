package org.millwright.simulation.chance;

record Gamma(double shape, double scale) implements Distribution {
    Gamma {
        Check.positive(shape, "shape");
        Check.positive(scale, "scale");
    }

    @Override
    public double quantile(double u) {
        return scale * GammaFunction.quantile(shape, u);
    }

    @Override
    public double mean() {
        return shape * scale;
    }
}
