package org.millwright.program.bench.connect;

import java.util.Arrays;
import java.util.Map;
import org.millwright.history.LastValues;

/** Looks again and again at the newest values and notes of each, also of those that came in between, how old it was when it was seen. */
final class LagWatch {
    private static final int LOOK_MILLIS = 2;
    private static final int LONGEST_MILLIS = 60_000;
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;

    private final Load load;
    private final LastValues last;
    private final long[] seen;
    private final long[] byMillis = new long[LONGEST_MILLIS + 1];
    private final long stepMicros;

    LagWatch(Load load, LastValues last) {
        this.load = load;
        this.last = last;
        seen = new long[load.tags()];
        Arrays.fill(seen, Long.MIN_VALUE);
        stepMicros = Math.round(1e6 / load.plant().perSecond());
    }

    /** Looks for so long. */
    Map<String, Object> watch(double seconds) throws InterruptedException {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < until) {
            look(Costs.nowMicros());
            Thread.sleep(LOOK_MILLIS);
        }
        return Map.of(
                "p50_ms", share(MEDIAN),
                "p99_ms", share(NEARLY_ALL),
                "values", Arrays.stream(byMillis).sum());
    }

    /** Notes what can be read that could not be read at the look before. */
    void look(long nowMicros) {
        for (int tag = 0; tag < seen.length; tag++) {
            long newest = last.of(load.paths().get(tag))
                    .map(LastValues.Last::timeMicros)
                    .orElse(Long.MIN_VALUE);
            long before = seen[tag];
            if (newest > before) {
                seen[tag] = newest;
                for (long time = newest;
                        before != Long.MIN_VALUE && time > before + stepMicros / 2;
                        time -= stepMicros) {
                    long millis = (nowMicros - time) / 1_000;
                    byMillis[Math.clamp(millis, 0, LONGEST_MILLIS)]++;
                }
            }
        }
    }

    /** The age in milliseconds that so large a share of the values did not exceed; NaN where none was seen. */
    double share(double share) {
        long all = Arrays.stream(byMillis).sum();
        long sum = 0;
        for (int millis = 0; millis <= LONGEST_MILLIS; millis++) {
            sum += byMillis[millis];
            if (all > 0 && sum >= share * all) {
                return millis;
            }
        }
        return Double.NaN;
    }
}
