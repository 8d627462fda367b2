package org.millwright.program.bench.soak;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The straight line through points by least squares. */
final class Slope {
    private static final int LEAST_POINTS = 3;

    private Slope() {}

    /**
     * How much {@code y} rises when {@code x} rises by one: {@code Σ(x − x̄)(y − ȳ) / Σ(x − x̄)²}. Points without a number are left out;
     * not a number for fewer than three points or points at one {@code x}.
     */
    static <T> double of(List<T> points, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        List<T> there = points.stream()
                .filter(one -> Double.isFinite(x.applyAsDouble(one)) && Double.isFinite(y.applyAsDouble(one)))
                .toList();
        if (there.size() < LEAST_POINTS) {
            return Double.NaN;
        }
        double meanX = there.stream().mapToDouble(x).average().orElse(Double.NaN);
        double meanY = there.stream().mapToDouble(y).average().orElse(Double.NaN);
        double both = 0;
        double alone = 0;
        for (T one : there) {
            double along = x.applyAsDouble(one) - meanX;
            both += along * (y.applyAsDouble(one) - meanY);
            alone += along * along;
        }
        return alone == 0 ? Double.NaN : both / alone;
    }
}
