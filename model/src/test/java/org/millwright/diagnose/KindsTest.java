package org.millwright.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.millwright.detect.Worlds;
import org.millwright.machine.Tag;

/** One plain change of each kind: it is named right, and the tag that was changed comes first. */
class KindsTest {
    private static final int HEALTHY = 800;
    private static final int FROM = 900;
    private static final int ROWS = 1200;
    private static final int TAG = 2;
    private static final int WORLDS = 5;

    /** The longest episode that touches the change. */
    private static Episode episode(Worlds world, String at) {
        List<Episode> episodes = Diagnosis.of(world, HEALTHY);
        return episodes.stream()
                .filter(episode -> episode.timing().detectedRow() > FROM)
                .max(Comparator.comparingLong(episode -> episode.timing().rows()))
                .orElseThrow(() -> new AssertionError(at + ": no episode among " + episodes));
    }

    /** Seeds of machines that no chance alarm disturbs just before the change: it would hide how the change began. */
    private static long[] calm() {
        return LongStream.iterate(Worlds.seed(), seed -> seed + 1000)
                .filter(seed -> Diagnosis.of(Worlds.machine(seed, 6, ROWS), HEALTHY).stream()
                        .noneMatch(episode -> episode.timing().detectedRow() < FROM + 30
                                && episode.timing().beganRow()
                                                + episode.timing().rows()
                                        > FROM - 30))
                .limit(WORLDS)
                .toArray();
    }

    private static void assertNamed(ChangeKind kind, Consumer<Worlds> change) {
        for (long seed : calm()) {
            String at = "seed " + seed;
            Worlds machine = Worlds.machine(seed, 6, ROWS);
            change.accept(machine);
            Episode episode = episode(machine, at);
            assertEquals(kind, episode.evidence().kind(), at);
            assertEquals("t" + TAG, episode.evidence().deviations().getFirst().tag(), at);
        }
    }

    @Test
    void aLevelThatJumpedIsAShift() {
        assertNamed(ChangeKind.SHIFT, world -> world.shift(TAG, FROM, ROWS, 6));
        assertNamed(ChangeKind.SHIFT, world -> world.shift(TAG, FROM, ROWS, -6));
    }

    @Test
    void aLevelThatMovesSlowlyIsADrift() {
        assertNamed(ChangeKind.DRIFT, world -> world.drift(TAG, FROM, ROWS, 15));
        assertNamed(ChangeKind.DRIFT, world -> world.drift(TAG, FROM, ROWS, -15));
    }

    @Test
    void aWiderScatterIsASpread() {
        assertNamed(ChangeKind.SPREAD, world -> world.spread(TAG, FROM, ROWS, 4));
    }

    @Test
    void aValueThatStandsStillIsStuck() {
        assertNamed(ChangeKind.STUCK, world -> world.stick(TAG, FROM, ROWS));
    }

    @Test
    void valuesThatStoppedComingAreMissing() {
        assertNamed(ChangeKind.MISSING, world -> world.lose(TAG, FROM, ROWS));
    }

    @Test
    void aNewUnitIsTheSensorsAndNotTheMachines() {
        assertNamed(ChangeKind.SENSOR, world -> world.rescale(TAG, FROM, ROWS, 1000));
        assertNamed(ChangeKind.SENSOR, world -> world.rescale(TAG, FROM, ROWS, 0.01));
    }

    /** Two tags that moved together go ways of their own, each inside its limits. */
    @Test
    void tagsThatPartAreABrokenCorrelation() {
        for (long seed : calm()) {
            String at = "seed " + seed;
            Worlds machine = Worlds.machine(seed, 4, ROWS);
            Worlds other = Worlds.machine(seed + 1, 1, ROWS);
            double[] twin = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                double noise = other.block().value(row, 0) - 100;
                double shared = row < FROM ? row : row - 400;
                twin[row] = machine.block().value((int) shared, 1) + 2 * machine.size(1) * noise;
            }
            Episode episode = episode(with(machine, twin), at);
            assertEquals(ChangeKind.CORRELATION, episode.evidence().kind(), at);
            List<String> firstTwo = episode.evidence().deviations().stream()
                    .limit(2)
                    .map(Deviation::tag)
                    .toList();
            assertTrue(firstTwo.contains("twin") && firstTwo.contains("t1"), at + ": " + firstTwo);
        }
    }

    private static Worlds with(Worlds machine, double[] twin) {
        return machine.with(Tag.of("twin"), twin);
    }

    /** A setpoint that never moved has no deviation to measure by; what it is now is shown all the same. */
    @Test
    void aConstantThatMovedIsShownAtItsNewValue() {
        double[] setpoint = new double[ROWS];
        java.util.Arrays.fill(setpoint, 50);
        java.util.Arrays.fill(setpoint, FROM, ROWS, 55);
        Worlds machine = with(Worlds.machine(calm()[0], 6, ROWS), setpoint);
        Deviation first = episode(machine, "seed " + Worlds.seed())
                .evidence()
                .deviations()
                .getFirst();
        assertEquals("twin", first.tag());
        assertEquals(55, first.value(), 0.2);
        assertEquals(50, first.normalMean(), 1e-9);
        assertTrue(first.share() > 0 && first.share() <= 1);
    }

    @Test
    void theFirstTagIsShownInItsOwnUnit() {
        Worlds machine = Worlds.machine(calm()[0], 6, ROWS).shift(TAG, FROM, ROWS, 6);
        Deviation first = episode(machine, "seed " + Worlds.seed())
                .evidence()
                .deviations()
                .getFirst();
        assertEquals(300, first.normalMean(), 2 * machine.size(TAG));
        assertEquals(300 + 6 * machine.size(TAG), first.value(), 2 * machine.size(TAG));
        assertEquals(6, first.inDeviations(), 2);
        assertTrue(first.value() > first.limitHigh(), "it lies outside its own limits");
        assertTrue(first.limitLow() < first.normalMean() && first.normalMean() < first.limitHigh());
    }

    /** One impossible number must leave figures that a person can read. */
    @Test
    void hugeValuesGiveFiniteShares() {
        Worlds machine = Worlds.machine(calm()[0], 6, ROWS);
        for (int row = FROM; row < FROM + 30; row++) {
            machine.set(row, TAG, 1e200 * row);
        }
        Evidence evidence = episode(machine, "seed " + Worlds.seed()).evidence();
        assertEquals("t" + TAG, evidence.deviations().getFirst().tag());
        for (Deviation deviation : evidence.deviations()) {
            assertTrue(deviation.share() >= 0 && deviation.share() <= 1, deviation::toString);
        }
    }

    @Test
    void everyKindHasAStableName() {
        for (ChangeKind kind : ChangeKind.values()) {
            assertEquals(kind, ChangeKind.ofId(kind.id()));
        }
        assertEquals("correlation", ChangeKind.CORRELATION.id());
        org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class, () -> ChangeKind.ofId("unknown"));
    }
}
