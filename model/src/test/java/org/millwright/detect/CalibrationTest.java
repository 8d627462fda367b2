package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.Message;

class CalibrationTest {
    private static final double PER_ROW = 1 / 1000.0;

    private static Rows standardised(int channels, int rows, double memory) {
        Rows raw = Worlds.machine(Worlds.seed(), channels, rows, memory).all();
        return Regimes.of(raw, new int[0], raw).standardise(raw, raw);
    }

    private static Limit limit(Rows z, double alarmsPerRow) {
        Calibration calibration = Calibration.of(z);
        return calibration.limit(calibration.fusion(), alarmsPerRow);
    }

    /** Each block by a portfolio learnt from the rows outside of it and outside of a guard of 20 rows on both sides. */
    @Test
    void blocksAreScoredByThatOfTheOthers() {
        Rows z = standardised(4, 523, 0.6);
        Fusion fusion = Calibration.of(z).fusion();
        Fusion guarded = Fusion.of(outOfBlock(z, 20));
        Fusion unguarded = Fusion.of(outOfBlock(z, 0));
        for (int s = 0; s < Portfolio.IDS.length; s++) {
            assertArrayEquals(guarded.tails()[s].knots(), fusion.tails()[s].knots(), Portfolio.IDS[s]);
            assertEquals(guarded.tails()[s].scoreAt(3), fusion.tails()[s].scoreAt(3), 0);
        }
        assertFalse(
                unguarded.tails()[2].scoreAt(3) == fusion.tails()[2].scoreAt(3),
                "control: without the guard other limits come out");
    }

    /** On slow channels neighbouring rows know each other: without the guard a model scores what it has learnt, and too low. */
    @Test
    void theGuardMakesLimitsHonest() {
        double higher = 0;
        for (int world = 0; world < 10; world++) {
            Rows raw = Worlds.machine(Worlds.seed() + world, 8, 250, 0.97).all();
            Rows z = Regimes.of(raw, new int[0], raw).standardise(raw, raw);
            double with = Fusion.of(outOfBlock(z, 20)).tails()[2].threshold();
            double without = Fusion.of(outOfBlock(z, 0)).tails()[2].threshold();
            higher += with - without;
        }
        double difference = higher / 10;
        assertTrue(difference > 0, () -> "seed " + Worlds.seed() + ": thresholds differ by " + difference);
    }

    private static double[][] outOfBlock(Rows z, int guard) {
        int n = z.rows();
        double[][] all = new double[Portfolio.IDS.length][n];
        int count = 0;
        for (int block = 0; block < 5; block++) {
            int from = block * n / 5;
            int until = (block + 1) * n / 5;
            int[] others = IntStream.range(0, n)
                    .filter(row -> row < from - guard || row >= until + guard)
                    .toArray();
            Portfolio portfolio = Portfolio.of(z.pick(others));
            Portfolio.State state = portfolio.fresh();
            double[] scores = new double[all.length];
            int start = Math.max(0, from - 20);
            for (int row = start; row < until; row++) {
                portfolio.score(z.slice(row, row + 1).flat(), state, scores);
                if (row >= from && row >= start + 20) {
                    for (int s = 0; s < all.length; s++) {
                        all[s][count] = scores[s];
                    }
                    count++;
                }
            }
        }
        int rows = count;
        return IntStream.range(0, all.length)
                .mapToObj(s -> java.util.Arrays.copyOf(all[s], rows))
                .toArray(double[][]::new);
    }

    @Test
    void aBiggerBudgetIsALowerLimit() {
        Rows z = standardised(4, 600, 0.6);
        double last = Double.MAX_VALUE;
        for (double perRow : new double[] {1e-6, 1e-4, 1e-3, 1e-2, 0.1, 1}) {
            double score = limit(z, perRow).score();
            assertTrue(score < last || perRow == 1, perRow + " alarms a row: " + score + " after " + last);
            assertTrue(score > 0, "even the biggest budget leaves a limit above nothing");
            last = score;
        }
    }

    /** τ = −log₁₀(B / θ). */
    @Test
    void theLimitIsThatOfTheBudgetAndTheExtremalIndex() {
        Limit limit = limit(standardised(4, 600, 0.6), 1e-4);
        assertEquals(-Math.log10(1e-4 / limit.extremalIndex()), limit.score(), 1e-12);
        assertTrue(limit.extremalIndex() >= 0.05 && limit.extremalIndex() <= 1);
        assertEquals(limit.extremalIndex() / (600 * 1e-4), limit.extrapolation(), 1e-12);
    }

    @Test
    void aLongCalmHealthyPartLeavesNoDoubt() {
        Limit limit = limit(standardised(4, 3000, 0.3), PER_ROW);
        assertEquals(List.of(), codes(limit), () -> "seed " + Worlds.seed());
        assertFalse(limit.provisional());
        assertEquals(150, limit.independentBlocks(), 1e-9);
    }

    @Test
    void aShortHealthyPartIsNamed() {
        Limit limit = limit(standardised(3, 200, 0.3), PER_ROW);
        assertTrue(
                codes(limit).contains("limit.healthy.short"), () -> codes(limit).toString());
        assertTrue(limit.provisional());
    }

    /** What moves slowly says the same thing for many rows: fewer stretches are independent. */
    @Test
    void slowChannelsHaveFewerIndependentStretches() {
        double fast = limit(standardised(3, 2000, 0.3), PER_ROW).independentBlocks();
        double slow = limit(standardised(3, 2000, 0.99), PER_ROW).independentBlocks();
        assertTrue(slow < fast / 2, () -> "seed " + Worlds.seed() + ": " + slow + " against " + fast);
    }

    /** Looking at few lags instead of all finds nearly the same memory. */
    @Test
    void theMemoryIsThatOfAllLags() {
        Rows z = standardised(3, 4000, 0.998);
        int lag = 20;
        while (lag < 1000 && memory(z, lag) > 0.2) {
            lag++;
        }
        double exact = 4000.0 / lag;
        double found = limit(z, PER_ROW).independentBlocks();
        assertTrue(found <= exact && found > exact / 1.4, () -> "seed " + Worlds.seed() + ": " + found + ", " + exact);
        assertTrue(exact < 100, () -> "control: " + exact);
    }

    private static double memory(Rows z, int lag) {
        return IntStream.range(0, z.channels())
                .mapToDouble(c -> Math.abs(Column.of(z, c).correlation(lag)))
                .average()
                .orElse(0);
    }

    @Test
    void aBudgetBeyondTheHealthyPartIsNamed() {
        Limit limit = limit(standardised(3, 1000, 0.3), 1e-9);
        assertTrue(
                codes(limit).contains("limit.budget.rare"), () -> codes(limit).toString());
        assertTrue(limit.extrapolation() > 100);
        assertFalse(codes(limit(standardised(3, 1000, 0.3), PER_ROW)).contains("limit.budget.rare"), "control");
    }

    /** One part in five behaves otherwise: it is named with its number. */
    @Test
    void aPartUnlikeTheOthersIsNamed() {
        Rows z = standardised(3, 1000, 0.3);
        for (int row = 400; row < 600; row++) {
            z.flat()[row * 3] += 4;
        }
        Limit limit = limit(z, PER_ROW);
        Message unlike = limit.doubts().stream()
                .filter(doubt -> doubt.code().equals("limit.healthy.unlike"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(codes(limit)));
        assertEquals("3", unlike.values().get("part"));
    }

    /** A limit that the healthy part itself passes all the time was asked for, but it is said. */
    @Test
    void healthyRowsAboveTheLimitAreNamed() {
        Limit limit = limit(standardised(3, 1000, 0.3), 0.5);
        assertTrue(codes(limit).contains("limit.healthy.polluted"), () -> codes(limit)
                .toString());
    }

    @Test
    void theChangeLimitFallsWithTheBudgetToo() {
        Calibration calibration = Calibration.of(standardised(4, 600, 0.6));
        Tail tail = calibration.changeTail();
        assertTrue(calibration.changeLimit(tail, 1e-4) > calibration.changeLimit(tail, 1e-2));
    }

    private static List<String> codes(Limit limit) {
        return limit.doubts().stream().map(Message::code).toList();
    }
}
