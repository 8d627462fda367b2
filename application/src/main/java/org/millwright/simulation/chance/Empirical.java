package org.millwright.simulation.chance;

import java.util.Arrays;
import java.util.List;

record Empirical(List<Double> sorted) implements Distribution {
    static Empirical of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("An empirical distribution needs a value.");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Check.rising(sorted[0], sorted[sorted.length - 1], "values");
        return new Empirical(Arrays.stream(sorted).boxed().toList());
    }

    @Override
    public double quantile(double u) {
        return sorted.get((int) (u * sorted.size()));
    }

    @Override
    public double mean() {
        return sorted.stream().mapToDouble(value -> value).sum() / sorted.size();
    }
}
