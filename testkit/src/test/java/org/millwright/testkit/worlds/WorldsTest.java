package org.millwright.testkit.worlds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.diagnose.ChangeKind;
import org.millwright.machine.Block;

class WorldsTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    private static double mean(double[] values, int from, int until) {
        return Arrays.stream(values, from, until).average().orElseThrow();
    }

    private static double deviation(double[] values, int from, int until) {
        double mean = mean(values, from, until);
        return Math.sqrt(Arrays.stream(values, from, until)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    private static double correlation(double[] a, int shiftA, double[] b, int from, int until) {
        double meanA = mean(a, from, until);
        double meanB = mean(b, from, until);
        double sum = 0;
        for (int row = from + shiftA; row < until; row++) {
            sum += (a[row - shiftA] - meanA) * (b[row] - meanB);
        }
        return sum / (until - from) / deviation(a, from, until) / deviation(b, from, until);
    }

    @Test
    void theSameSeedGivesTheSameRows() {
        Block one = StationaryWorld.of(SEED, 500).rows();
        Block two = StationaryWorld.of(SEED, 500).rows();
        for (int channel = 0; channel < one.tags().size(); channel++) {
            assertArrayEquals(one.values(channel), two.values(channel), "seed " + SEED);
        }
        Block other = StationaryWorld.of(SEED + 1, 500).rows();
        assertFalse(one.tags().size() == other.tags().size() && one.value(0, 0) == other.value(0, 0));
    }

    @Test
    void stationaryRowsHaveTheMemoryTheySay() {
        for (double memory : new double[] {0, 0.5, 0.95}) {
            for (boolean heavyTails : new boolean[] {false, true}) {
                Block rows =
                        StationaryWorld.of(SEED, 6, memory, heavyTails, 40_000).rows();
                double[] values = rows.values(2);
                String message = "seed " + SEED + ", memory " + memory + ", heavy tails " + heavyTails;
                assertEquals(memory, correlation(values, 1, values, 0, rows.rows()), 0.03, message);
                // Two halves of a stationary recording have the same mean and the same scatter.
                double scatter = deviation(values, 0, 20_000);
                assertEquals(1, deviation(values, 20_000, 40_000) / scatter, 0.15, message);
                assertEquals(0, (mean(values, 0, 20_000) - mean(values, 20_000, 40_000)) / scatter, 0.15, message);
            }
        }
    }

    @Test
    void heavyTailsReachFartherThanLightOnes() {
        double light =
                largest(StationaryWorld.of(SEED, 4, 0, false, 20_000).rows().values(0));
        double heavy =
                largest(StationaryWorld.of(SEED, 4, 0, true, 20_000).rows().values(0));
        assertTrue(heavy > light + 1, "seed " + SEED + ": " + heavy + " against " + light);
    }

    private static double largest(double[] values) {
        double mean = mean(values, 0, values.length);
        double deviation = deviation(values, 0, values.length);
        return Arrays.stream(values)
                .map(value -> Math.abs(value - mean) / deviation)
                .max()
                .orElseThrow();
    }

    @Test
    void tagsMoveTogether() {
        Block rows = StationaryWorld.of(SEED, 12, 0.5, false, 5_000).rows();
        double strongest = 0;
        for (int channel = 1; channel < 12; channel++) {
            strongest =
                    Math.max(strongest, Math.abs(correlation(rows.values(0), 0, rows.values(channel), 0, rows.rows())));
        }
        assertTrue(strongest > 0.4, "seed " + SEED + ": the strongest correlation is " + strongest);
    }

    @Test
    void sevenWorldsHoldEveryKindAndNothing() {
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        int nothing = 0;
        for (int number = 0; number < 7; number++) {
            ChangedWorld world = ChangedWorld.of(SEED + number, number);
            if (world.kind() == null) {
                nothing++;
                assertTrue(world.tags().isEmpty());
                assertEquals(world.rows().rows(), world.onset());
            } else {
                kinds.add(world.kind());
                assertFalse(world.tags().isEmpty());
                assertTrue(world.onset() > world.baselineRows() && world.end() - world.onset() >= 400);
            }
        }
        assertEquals(1, nothing);
        assertEquals(EnumSet.complementOf(EnumSet.of(ChangeKind.SENSOR)), kinds);
    }

    // What a world says about itself must be true of its rows.
    @Test
    void theTruthIsInTheRows() {
        for (int number = 0; number < 140; number++) {
            ChangedWorld world = ChangedWorld.of(SEED + number, number);
            for (int channel = 0; channel < world.rows().tags().size(); channel++) {
                String name = world.rows().tags().get(channel).name();
                boolean changed = world.tags().contains(name);
                String message = "seed " + (SEED + number) + ", number " + number + ", " + world.kind() + " of " + name;
                check(world, world.rows().values(channel), changed, message);
            }
        }
    }

    private static void check(ChangedWorld world, double[] values, boolean changed, String message) {
        int from = world.onset();
        int until = world.end();
        if (world.kind() == null || !changed) {
            assertTrue(Arrays.stream(values).allMatch(Double::isFinite), message);
            return;
        }
        double scatter = deviation(values, 0, from);
        switch (world.kind()) {
            case MISSING -> assertTrue(Arrays.stream(values, from, until).allMatch(Double::isNaN), message);
            case STUCK ->
                assertEquals(1, Arrays.stream(values, from, until).distinct().count(), message);
            case SHIFT -> {
                double moved = (mean(values, from, until) - mean(values, 0, from)) / scatter;
                assertEquals(world.size(), moved, 1.5, message);
            }
            case DRIFT -> {
                int quarter = (until - from) / 4;
                double moved = mean(values, until - quarter, until) - mean(values, from, from + quarter);
                assertTrue(Math.signum(moved) == Math.signum(world.size()), message);
            }
            case SPREAD -> {
                double ratio = deviation(values, from, until) / scatter;
                assertTrue(world.size() > 1 ? ratio > 1.2 : ratio < 0.8, message + ": " + ratio);
            }
            case CORRELATION -> assertEquals(1, deviation(values, from, until) / scatter, 0.75, message);
            default -> throw new AssertionError(message);
        }
    }
}
