package org.millwright.plant.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.millwright.plant.fault.Level;
import org.millwright.plant.unit.LoneUnits;

/** The same seed gives the same values, however the plant is run. */
class WorldIdentityTest {
    private static final long SEED = Long.getLong("millwright.seed", 7);
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration SPAN = Duration.ofHours(5);

    @Test
    void twoRunsAreEqualAndTwoSeedsAreNot() {
        Map<String, String> once = hashes(setup(SEED, Profile.DEMO, 10, 1), SPAN);
        assertEquals(16, once.size());
        assertEquals(once, hashes(setup(SEED, Profile.DEMO, 10, 1), SPAN), "seed " + SEED);
        assertNotEquals(once, hashes(setup(SEED + 1, Profile.DEMO, 10, 1), SPAN));
    }

    @Test
    void threadsChangeNothing() {
        assertEquals(
                hashes(setup(SEED, Profile.BENCH, 10, 1), SPAN),
                hashes(setup(SEED, Profile.BENCH, 10, 3), SPAN),
                "seed " + SEED);
    }

    /** Live, the plant is run second by second; its past in one go. */
    @Test
    void theSizeOfASliceChangesNothing() {
        assertEquals(
                hashes(setup(SEED, Profile.DEMO, 10, 1), SPAN),
                hashes(setup(SEED, Profile.DEMO, 10, 1), Duration.ofSeconds(137)),
                "seed " + SEED);
    }

    /** An interval picks instants: those that two intervals have in common show the same. */
    @Test
    void theIntervalPicksInstantsOnly() {
        Map<String, String> ten = hashes(setup(SEED, Profile.DEMO, 10, 1), SPAN);
        assertEquals(ten, hashes(setup(SEED, Profile.DEMO, 1, 1), SPAN), "seed " + SEED);
        Map<String, String> thirty = hashesEvery(30, setup(SEED, Profile.DEMO, 30, 1), SPAN);
        assertEquals(thirty, hashesEvery(30, setup(SEED, Profile.DEMO, 10, 1), SPAN), "seed " + SEED);
    }

    /** A profile picks units: those that two profiles have in common show the same. */
    @Test
    void theProfilePicksUnitsOnly() {
        Map<String, String> demo = hashes(setup(SEED, Profile.DEMO, 10, 1), SPAN);
        Map<String, String> bench = hashes(setup(SEED, Profile.BENCH, 10, 1), SPAN);
        Map<String, String> common = new TreeMap<>(demo);
        common.keySet().retainAll(bench.keySet());
        assertFalse(common.isEmpty(), "The two profiles share no unit.");
        bench.keySet().retainAll(common.keySet());
        assertEquals(common, bench, "seed " + SEED);
    }

    @Test
    void theSequenceOfEachUnitHasNoGap() {
        try (World world = World.of(setup(SEED, Profile.DEMO, 1, 1), LoneUnits::new)) {
            Map<String, Double> last = new TreeMap<>();
            int[] rows = {0};
            world.run(START.plusSeconds(600), new org.millwright.plant.Rows() {
                @Override
                public void rows(org.millwright.machine.AssetPath unit, org.millwright.machine.Block block) {
                    for (int row = 0; row < block.rows(); row++) {
                        double sequence = block.value(row, block.tags().size() - 1);
                        assertEquals(last.getOrDefault(unit.toString(), -1.0) + 1, sequence);
                        last.put(unit.toString(), sequence);
                        rows[0]++;
                    }
                }

                @Override
                public void event(org.millwright.machine.MachineEvent event) {}
            });
            assertEquals(16 * 600, rows[0]);
        }
    }

    @Test
    void everyUnitOfTheFactoryHasPhysics() {
        try (World world = World.of(setup(SEED, Profile.FULL, 10, 2), LoneUnits::new)) {
            Collected all = new Collected(10);
            world.run(START.plusSeconds(120), all);
            assertEquals(361, world.units().size());
            assertEquals(361, all.hashes().size());
            int tags =
                    world.units().stream().mapToInt(unit -> unit.tags().size()).sum();
            assertTrue(tags > 4_000 && tags < 6_500, "tags " + tags);
        }
    }

    static WorldSetup setup(long seed, Profile profile, int interval, int threads) {
        return new WorldSetup(seed, Level.ORDINARY, profile, START, interval, threads);
    }

    private static Map<String, String> hashes(WorldSetup setup, Duration slice) {
        return hashesEvery(10, setup, slice);
    }

    private static Map<String, String> hashesEvery(long every, WorldSetup setup, Duration slice) {
        Collected collected = new Collected(every);
        try (World world = World.of(setup, LoneUnits::new)) {
            Instant end = START.plus(SPAN);
            for (Instant at = START; at.isBefore(end); ) {
                at = at.plus(slice);
                world.run(at.isBefore(end) ? at : end, collected);
            }
        }
        return collected.hashes();
    }
}
