package org.millwright.plant.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;
import org.millwright.plant.fault.Level;
import org.millwright.plant.fault.Moment;
import org.millwright.plant.machine.FaultKind;
import org.millwright.plant.machine.MachineType;
import org.millwright.plant.machine.Types;
import org.millwright.plant.truth.TruthMoment;
import org.millwright.plant.unit.Layout;
import org.millwright.plant.unit.LoneUnits;
import org.millwright.plant.unit.Place;

/** Every fault of every type moves its roots whither its table says, can be seen early, and ends in a failure that is mended. */
class FaultsTest {
    private static final long SEED = Long.getLong("millwright.seed", 11);
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final long ONSET = 4 * 3_600;

    @TestFactory
    Stream<DynamicTest> everyFault() {
        return Types.all().stream().flatMap(type -> type.faults().stream()
                .map(fault -> DynamicTest.dynamicTest(type.name() + " " + fault.name(), () -> holds(type, fault))));
    }

    private static void holds(MachineType type, FaultKind fault) {
        String unit = place(type).path().toString();
        double life = Math.min(fault.life().minDays(), 1.2) * 86_400;
        Moment moment = new Moment(Moment.Kind.MACHINE, fault.name(), ONSET, life, 1, 0);
        WorldSetup setup = new WorldSetup(SEED, Level.PLAIN, Profile.FULL, START, 86_400, 1);
        List<World.Placed> scenario = List.of(new World.Placed(unit, moment));
        try (World world = World.only(setup, place(type), scenario, LoneUnits::new)) {
            UnitRun run = world.unit(unit).orElseThrow();
            boolean[] moved = new boolean[fault.roots().size()];
            long end = (long) (ONSET + life * 1.7) + 86_400;
            for (long at = 0; at < end && run.ledger().moments().stream().noneMatch(FaultsTest::over); at += 600) {
                world.run(START.plusSeconds(at), new Nobody());
                look(run, type, fault, moved);
            }
            TruthMoment told = run.ledger().moments().getFirst();
            assertNotNull(told.times().fails(), "It never failed: " + told);
            assertNotNull(told.times().cleared(), "It was never mended: " + told);
            assertNotNull(told.times().visible(), "It was never visible: " + told);
            Duration hidden =
                    Duration.between(told.times().onset(), told.times().visible());
            assertTrue(hidden.toSeconds() < 0.5 * life, () -> "visible only after " + hidden + " of " + life + " s");
            for (int root = 0; root < moved.length; root++) {
                FaultKind.Root one = fault.roots().get(root);
                assertTrue(moved[root], () -> "The root " + one + " did not move by a σ.");
            }
        }
    }

    private static void look(UnitRun run, MachineType type, FaultKind fault, boolean[] moved) {
        for (FaultRun one : run.severities().running()) {
            for (int root = 0; root < moved.length; root++) {
                FaultKind.Root wanted = fault.roots().get(root);
                for (int tag = 0; tag < type.tags().size(); tag++) {
                    if (wanted.matches(type.tags().get(tag).name())) {
                        double ratio = one.witness().ratio(tag);
                        moved[root] |= wanted.rises() ? ratio > 1 : ratio < -1;
                    }
                }
            }
        }
    }

    private static boolean over(TruthMoment moment) {
        return moment.times().cleared() != null;
    }

    /** A compressor is seen by the machines it feeds, and the truth says so. */
    @Test
    void aLeakOfAirShowsOnTheMachinesItFeeds() {
        String unit = Layout.ROOT + "/util/hall/cmp01";
        Moment moment = new Moment(Moment.Kind.MACHINE, "air_leak", ONSET, 86_400, 1, 0);
        WorldSetup setup = new WorldSetup(SEED, Level.PLAIN, Profile.DEMO, START, 10, 1);
        try (World world = World.of(setup, List.of(new World.Placed(unit, moment)), LoneUnits::new)) {
            world.run(START.plusSeconds(ONSET + 80_000), new Nobody());
            TruthMoment told = world.truth().getFirst();
            assertEquals(
                    4,
                    told.affected().stream()
                            .filter(path -> path.contains("/smt/l01/plc"))
                            .count(),
                    told.toString());
            assertTrue(told.affected().stream().noneMatch(path -> path.contains("/log/")), told.toString());
        }
    }

    /** Weaker effects must not come later: the date of failure is that of the machine. */
    @Test
    void theStrengthWeakensTheTagsAndNotTheFailure() {
        TruthMoment strong = pressed(1);
        TruthMoment weak = pressed(0.3);
        assertEquals(strong.times().fails(), weak.times().fails());
        Instant early = strong.times().visible();
        Instant late = weak.times().visible();
        assertNotNull(early);
        assertNotNull(late);
        assertTrue(early.isBefore(late), strong + " / " + weak);
    }

    private static TruthMoment pressed(double strength) {
        String unit = Layout.ROOT + "/assy/l01/a07";
        Moment moment = new Moment(Moment.Kind.MACHINE, "seal_leak", ONSET, 3 * 86_400, strength, 0);
        WorldSetup setup = new WorldSetup(SEED, Level.HARD, Profile.DEMO, START, 10, 1);
        try (World world = World.of(setup, List.of(new World.Placed(unit, moment)), LoneUnits::new)) {
            world.run(START.plusSeconds(ONSET + 3 * 86_400), new Nobody());
            return world.truth().getFirst();
        }
    }

    private static Place place(MachineType type) {
        return new Layout()
                .places().stream()
                        .filter(one -> one.type().equals(type.name()))
                        .findFirst()
                        .orElseThrow();
    }

    /** Listens to nothing. */
    private static final class Nobody implements Rows {
        @Override
        public void rows(AssetPath unit, Block rows) {}

        @Override
        public void event(MachineEvent event) {}
    }
}
