package org.millwright.simulation.chance;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

record Trace(List<Double> values) implements Distribution {
    static Trace of(double... values) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("A trace (%s) needs finite values.".formatted(Arrays.toString(values)));
        }
        return new Trace(Arrays.stream(values).boxed().toList());
    }

    /** A trace has an order and no chance; asked for a quantile it answers as if each value were equally likely. */
    @Override
    public double quantile(double u) {
        return values.stream().sorted().toList().get((int) (u * values.size()));
    }

    @Override
    public double mean() {
        return values.stream().mapToDouble(value -> value).sum() / values.size();
    }

    @Override
    public Sampler by(RandomGenerator stream) {
        return new Sampler() {
            private int next;

            @Override
            public double next() {
                double value = values.get(next);
                next = (next + 1) % values.size();
                return value;
            }
        };
    }
}
