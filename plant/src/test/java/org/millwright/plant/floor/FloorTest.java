package org.millwright.plant.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.millwright.plant.unit.Layout;
import org.millwright.plant.unit.Notice;
import org.millwright.plant.unit.Place;
import org.millwright.plant.unit.Regime;
import org.millwright.plant.unit.State;
import org.millwright.plant.unit.Stop;

class FloorTest {
    private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli() * 1000;
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;
    private static final long DAY = 24 * HOUR;
    private static final double NEEDED = 86_400 / Demand.TAKT;

    private final Layout layout = new Layout();
    private final long seed = Long.getLong("millwright.seed", 7L);

    private int unit(String path) {
        return layout.named(Layout.ROOT + "/" + path).orElseThrow().number();
    }

    private Floor floor(Demand demand, Integer... watched) {
        return new Floor(layout, seed, START, List.of(watched), demand);
    }

    private static double phonesPerLineAndDay(Floor floor, int lines, int days) {
        for (int hour = 1; hour <= 24 * days; hour++) {
            floor.advance(START + hour * HOUR);
        }
        return (double) floor.factory().warehouse().pieces() / lines / days;
    }

    /** Three of the eleven lines, so that the test is short; they are all alike. */
    @Test
    void pacedLinesMakeWhatIsNeeded() {
        double phones = phonesPerLineAndDay(floor(new Demand(3, true, true, true)), 3, 6);

        assertEquals(NEEDED, phones, 0.02 * NEEDED, "seed " + seed);
    }

    @Test
    void withoutPacingChangeoversAndMaintenanceThereIsAReserve() {
        double phones = phonesPerLineAndDay(floor(new Demand(3, false, false, false)), 3, 6);

        assertTrue(phones > 1.05 * NEEDED && phones < 1.09 * NEEDED, phones + " phones, seed " + seed);
    }

    /** The whole factory for a month, with {@code -Dmillwright.long=true}. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "millwright.long", matches = "true")
    void elevenLinesMake30000PhonesADayForAMonth() {
        double phones = 11 * phonesPerLineAndDay(floor(Demand.USUAL), 11, 30);
        double most = 11 * phonesPerLineAndDay(floor(new Demand(11, false, false, false)), 11, 30);

        System.getLogger(FloorTest.class.getName())
                .log(System.Logger.Level.INFO, "{0} phones a day, {1} saturated", phones, most);
        assertEquals(30_000, phones, 600, "seed " + seed);
        assertTrue(most > 31_500 && most < 32_700, most + " phones, seed " + seed);
    }

    @Test
    void everyUnitOfTheFactoryHasARegime() {
        List<Integer> all = IntStream.range(0, layout.places().size()).boxed().toList();
        Floor floor = new Floor(layout, seed, START, all);
        Map<State, Integer> seen = new EnumMap<>(State.class);
        for (int hour = 1; hour <= 30; hour++) {
            floor.advance(START + hour * HOUR);
            for (int unit : all) {
                long before = -1;
                for (long at = START + (hour - 1) * HOUR; at <= START + hour * HOUR; at += 600 * SECOND) {
                    Regime regime = floor.regime(unit, at);
                    Place place = layout.places().get(unit);
                    assertTrue(regime.sinceMicros() <= at, place + " " + regime);
                    assertTrue(regime.cycleMicros() > 0, place.toString());
                    assertTrue(regime.parts() >= Math.max(0, before), place.toString());
                    assertTrue(regime.occupancy() >= 0 && regime.occupancy() <= 1, place.toString());
                    assertTrue(regime.recipe() >= 0 && regime.recipe() < 6, place.toString());
                    if (regime.working() && !place.area().equals("util")) {
                        assertTrue(at - regime.cycleStartMicros() <= regime.cycleMicros(), place + " " + regime);
                    }
                    before = regime.parts();
                    seen.merge(regime.state(), 1, Integer::sum);
                }
            }
        }
        for (State state : State.values()) {
            assertTrue(seen.getOrDefault(state, 0) > 0, state + " was never seen: " + seen);
        }
        for (String type : List.of("cnc", "placement", "screwdriver", "press", "rack", "agv")) {
            Place one = layout.places().stream()
                    .filter(place -> place.type().equals(type))
                    .findFirst()
                    .orElseThrow();
            assertTrue(floor.regime(one.number(), START + 30 * HOUR).parts() > 50, one + " made nothing");
        }
    }

    @Test
    void aMachiningCentreTakes150SecondsAFrame() {
        int cnc = unit("frame/l03/cnc05");
        Floor floor = floor(Demand.USUAL, cnc);
        floor.advance(START + 4 * HOUR);
        long cycles = 0;
        long begin = 0;
        for (long at = START; at <= START + 4 * HOUR; at += 10 * SECOND) {
            Regime regime = floor.regime(cnc, at);
            assertEquals(150 * SECOND, regime.cycleMicros());
            cycles += regime.cycleStartMicros() == begin ? 0 : 1;
            begin = regime.cycleStartMicros();
        }
        assertTrue(cycles > 50 && cycles <= 4 * 24 + 2, cycles + " cycles in four hours");
    }

    private List<Regime> path(Floor floor, int unit, long step, boolean nearEnd) {
        List<Regime> regimes = new ArrayList<>();
        for (long from = START; from < START + 12 * HOUR; from += step) {
            floor.advance(from + step);
            for (long at = from; at < from + step; at += 10 * SECOND) {
                regimes.add(floor.regime(unit, at));
            }
        }
        assertTrue(nearEnd || regimes.size() > 10);
        return regimes;
    }

    /** The same seed gives the same regimes, however the time is cut into frames and whoever else is watched. */
    @Test
    void framesAndWatchersChangeNothing() {
        int press = unit("assy/l02/a07");
        Demand demand = new Demand(3, true, true, true);

        List<Regime> once = path(floor(demand, press), press, HOUR, false);
        List<Regime> often =
                path(floor(demand, press, unit("smt/l01/plc02"), unit("log/fleet/agv07")), press, 10 * SECOND, true);

        assertEquals(once, often);
        List<Regime> other = path(new Floor(layout, seed + 1, START, List.of(press), demand), press, HOUR, false);
        assertTrue(!once.equals(other), "another seed gives another path");
    }

    @Test
    void aStoppedUnitIsDownUntilTheCrewHasRepairedIt() {
        int press = unit("assy/l01/a07");
        Floor floor = floor(new Demand(1, true, false, false), press);
        floor.advance(START + HOUR);
        floor.stop(press, new Stop("seal_leak", 3000, "mechanic"));
        floor.stop(press, new Stop("heater", 1800, "electrician"));
        floor.advance(START + 3 * HOUR);

        assertEquals(State.DOWN, floor.regime(press, START + HOUR + SECOND).state());
        assertEquals(State.DOWN, floor.regime(press, START + 2 * HOUR).state());
        List<Notice> repaired = floor.notices().stream()
                .filter(notice -> notice.kind() == Notice.Kind.REPAIRED
                        && !notice.detail().isEmpty())
                .toList();
        assertEquals(
                List.of("seal_leak", "heater"),
                repaired.stream().map(Notice::detail).toList());
        assertTrue(repaired.getFirst().timeMicros() >= START + HOUR + 4800 * SECOND);
        assertTrue(
                floor.regime(press, START + 3 * HOUR).state() != State.DOWN,
                "with twelve technicians nobody waits long");
    }

    @Test
    void aStoppedVehicleDeliversAfterItsRepair() {
        int vehicle = unit("log/fleet/agv02");
        Floor floor = floor(new Demand(1, true, false, false), vehicle);
        floor.advance(START + HOUR);
        floor.stop(vehicle, new Stop("wheel", 600, "mechanic"));
        floor.advance(START + 2 * HOUR);

        assertEquals(State.DOWN, floor.regime(vehicle, START + HOUR + SECOND).state());
        assertTrue(floor.notices().stream().anyMatch(notice -> notice.detail().equals("wheel")));
    }

    @Test
    void eachLineStopsTwoHoursAWeek() {
        int line = unit("assy/l01/a01");
        int cell = unit("frame/l02/cnc01");
        Floor floor = floor(new Demand(2, true, true, true), line, cell);
        List<Notice> notices = new ArrayList<>();
        for (int day = 1; day <= 14; day++) {
            floor.advance(START + day * DAY);
            notices.addAll(floor.notices());
        }
        for (int unit : List.of(line, cell)) {
            List<Notice> own = notices.stream()
                    .filter(notice -> notice.unit() == unit && notice.kind() == Notice.Kind.MAINTENANCE_BEGINS)
                    .toList();
            long ends = notices.stream()
                    .filter(notice -> notice.unit() == unit && notice.kind() == Notice.Kind.MAINTENANCE_ENDS)
                    .count();
            assertEquals(2, own.size(), "unit " + unit);
            assertEquals(2, ends);
            long apart = own.get(1).timeMicros() - own.get(0).timeMicros();
            assertTrue(Math.abs(apart - 7 * DAY) < 300 * SECOND, apart + " µs between two stops");
        }
        long changes = notices.stream()
                .filter(notice -> notice.unit() == line && notice.kind() == Notice.Kind.RECIPE)
                .count();
        assertTrue(changes >= 14 * 2 && changes <= 14 * 6, changes + " changeovers in a fortnight");
    }

    @Test
    void aUnitNobodyWatchesIsRefused() {
        Floor floor = floor(new Demand(1, true, false, false), unit("assy/l01/a01"));

        assertThrows(IllegalArgumentException.class, () -> floor.regime(unit("assy/l01/a02"), START));
        assertThrows(
                IllegalArgumentException.class, () -> floor(new Demand(1, true, false, false), unit("assy/l05/a01")));
    }
}
