package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Tag;

class ExplanationTest {
    private static final int ROWS = 1000;

    private static double[] row(Worlds world, int row) {
        return IntStream.range(0, world.tags().size())
                .mapToDouble(c -> world.value(row, c))
                .toArray();
    }

    @Test
    void theDeviationIsInTheTagsOwnDeviations() {
        Worlds world = Worlds.machine(Worlds.seed(), 4, ROWS);
        Explanation explanation = new Explanation(world.learn(ROWS));
        double[] raw = row(world, 5);
        raw[2] = explanation.normalMean(2) + 3.5 * explanation.normalDeviation(2);
        explanation.of(raw);
        assertEquals(3.5, explanation.deviation(2), 1e-9);
        assertTrue(explanation.low(2) < explanation.normalMean(2) && explanation.normalMean(2) < explanation.high(2));
    }

    /** The residual has mean 0 and variance 1 on the rows it was learnt from. */
    @Test
    void healthyResidualsHaveVarianceOne() {
        Worlds world = Worlds.machine(Worlds.seed(), 4, ROWS);
        Explanation explanation = new Explanation(world.learn(ROWS));
        double[] sums = new double[4];
        double[] squares = new double[4];
        for (int i = 0; i < ROWS; i++) {
            explanation.of(row(world, i));
            for (int tag = 0; tag < 4; tag++) {
                sums[tag] += explanation.residual(tag) / ROWS;
                squares[tag] += explanation.residual(tag) * explanation.residual(tag) / ROWS;
            }
        }
        for (int tag = 0; tag < 4; tag++) {
            assertEquals(0, sums[tag], 1e-6);
            assertEquals(1, squares[tag], 0.01);
        }
    }

    /** If one tag alone moves, its residual is the largest: that is what plain contributions, which smear, cannot promise. */
    @Test
    void theTagThatMovedAloneHasTheLargestResidual() {
        Worlds world = Worlds.machine(Worlds.seed(), 8, ROWS);
        Explanation explanation = new Explanation(world.learn(ROWS));
        double[] mean =
                IntStream.range(0, 8).mapToDouble(explanation::normalMean).toArray();
        for (int moved = 0; moved < 8; moved++) {
            double[] raw = mean.clone();
            raw[moved] += 5 * explanation.normalDeviation(moved);
            explanation.of(raw);
            int largest = 0;
            for (int tag = 1; tag < 8; tag++) {
                if (Math.abs(explanation.residual(tag)) > Math.abs(explanation.residual(largest))) {
                    largest = tag;
                }
            }
            assertEquals(moved, largest);
        }
    }

    @Test
    void aMissingValueHasNeitherAndDisturbsNoOther() {
        Worlds world = Worlds.machine(Worlds.seed(), 4, ROWS);
        Explanation explanation = new Explanation(world.learn(ROWS));
        double[] raw = row(world, 5);
        raw[1] = Double.NaN;
        explanation.of(raw);
        assertTrue(Double.isNaN(explanation.deviation(1)) && Double.isNaN(explanation.residual(1)));
        for (int tag : new int[] {0, 2, 3}) {
            assertTrue(Double.isFinite(explanation.residual(tag)) && Math.abs(explanation.residual(tag)) < 6);
        }
    }

    @Test
    void aTagThatIsNotJudgedIsMeasuredByItself() {
        double[] gear = IntStream.range(0, ROWS).mapToDouble(row -> row % 4).toArray();
        Worlds world = Worlds.machine(Worlds.seed(), 3, ROWS)
                .with(Tag.of("gear"), gear)
                .with(Tag.of("constant"), new double[ROWS]);
        Explanation explanation = new Explanation(world.learn(ROWS));
        assertTrue(explanation.judged(0));
        assertFalse(explanation.judged(3));
        double[] raw = row(world, 7);
        raw[3] = 7;
        raw[4] = 2;
        explanation.of(raw);
        assertEquals((7 - 1.5) / explanation.normalDeviation(3), explanation.deviation(3), 1e-9);
        assertEquals(explanation.deviation(3), explanation.residual(3), 0);
        assertEquals(Regimes.FARTHEST, explanation.deviation(4), "a constant that moved is as far as anything can be");
    }

    @Test
    void theNormalIsThatOfTheRegime() {
        double[] mode = IntStream.range(0, ROWS)
                .mapToDouble(row -> Math.floor(row / 100.0) % 2)
                .toArray();
        Worlds world = Worlds.machine(Worlds.seed(), 3, ROWS);
        for (int row = 0; row < ROWS; row++) {
            if (mode[row] == 1) {
                world.shift(0, row, row + 1, 50);
            }
        }
        world = world.with(new Tag("mode", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("run", "idle")), mode);
        Explanation explanation = new Explanation(world.learn(ROWS));
        explanation.of(row(world, 50));
        double run = explanation.normalMean(0);
        explanation.of(row(world, 150));
        assertEquals(50 * world.size(0), explanation.normalMean(0) - run, world.size(0));
        double[] unrepeated = row(world, 151);
        unrepeated[3] = Double.NaN;
        explanation.of(unrepeated);
        assertTrue(
                Math.abs(explanation.deviation(0)) < 6, () -> "the state before goes on: " + explanation.deviation(0));
    }
}
