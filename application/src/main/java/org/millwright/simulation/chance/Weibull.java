package org.millwright.simulation.chance;

record Weibull(double shape, double scale) implements Distribution {
    Weibull {
        Check.positive(shape, "shape");
        Check.positive(scale, "scale");
    }

    @Override
    public double quantile(double u) {
        return scale * StrictMath.pow(-StrictMath.log1p(-u), 1 / shape);
    }

    @Override
    public double mean() {
        return scale * StrictMath.exp(GammaFunction.log(1 + 1 / shape));
    }
}
