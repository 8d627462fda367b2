package org.millwright.simulation.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.millwright.simulation.kernel.Replications;

/**
 * All reference cases whose answers are known exactly: 30 replications, warm-up deleted, the exact value inside the 99 % interval with
 * Bonferroni's correction over all measures. The shares of a rule that is understood wrongly lie far outside: 0.656 or 0.629 parts a minute for the same
 * line. Run with {@code -Dmillwright.long=true} forty times longer, and intervals above 0.5 % are told.
 */
class AnalyticTest {
    private static final int REPLICATIONS = 30;
    private static final double LENGTH = Boolean.getBoolean("millwright.long") ? 400_000 : 10_000;

    /** Student's t with 29 degrees of freedom at 1 − 0.01 / (2 × 300). */
    private static final double STUDENT = 4.93;

    private final long seed = Long.getLong("millwright.seed", 20_260_101L);
    private final List<String> outside = new ArrayList<>();
    private final Map<String, Double> wide = new TreeMap<>();
    private int inside;

    @Test
    void everyCaseWithAnExactAnswerIsMet() throws Exception {
        String data = System.getenv("MILLWRIGHT_DATA");
        assumeTrue(data != null, "MILLWRIGHT_DATA is not set: the exact cases are skipped");
        Path file = Path.of(data, "simulation-analytic", "analytic_cases.json");
        assumeTrue(Files.exists(file), "the exact cases are not there: skipped");
        List<Object> cases = Json.list(Json.read(Files.readString(file)));

        for (Object one : cases) {
            hold(Json.map(one));
        }

        System.getLogger(AnalyticTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} cases, {1} measures inside, {2} outside, wider than 0.5 %: {3}",
                        cases.size(),
                        inside,
                        outside.size(),
                        wide);
        assertEquals(List.of(), outside, "seed " + seed);
        assertEquals(69, cases.size());
        assertTrue(inside > 150, inside + " measures");
    }

    private void hold(Map<String, Object> one) throws InterruptedException {
        List<Map<String, Double>> runs = Replications.run(
                REPLICATIONS, 2, replication -> AnalyticModels.measure(one, seed, replication, length(one)));
        Json.map(one.get("exact")).forEach((measure, exact) -> {
            if (exact instanceof List<?> values) {
                for (int i = 0; i < values.size(); i++) {
                    judge(one, measure + " " + i, (Double) values.get(i), runs);
                }
            } else {
                judge(one, measure, (Double) exact, runs);
            }
        });
    }

    /** Long queues forget their beginning slowly. */
    private static double length(Map<String, Object> one) {
        return ((String) one.get("id")).endsWith("0.95") ? 4 * LENGTH : LENGTH;
    }

    private void judge(Map<String, Object> one, String measure, double exact, List<Map<String, Double>> runs) {
        String id = one.get("id") + " " + measure;
        double[] values = runs.stream().mapToDouble(run -> run.get(measure)).toArray();
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double half = STUDENT * Math.sqrt(squares / (values.length - 1) / values.length);
        // What does not vary has to be exact, but for the parts in the line when counting begins and ends.
        double certain = ((Boolean) one.get("deterministic") ? 1e-12 : 1e-3) * exact;
        if (Math.abs(mean - exact) > Math.max(half, half < 1e-9 ? certain : 0)) {
            outside.add("%s: exact %.6f, simulated %.6f ± %.6f".formatted(id, exact, mean, half));
        } else {
            inside++;
        }
        if (half > 0.005 * exact) {
            wide.put(id, Math.round(1e4 * half / exact) / 100.0);
        }
    }
}
