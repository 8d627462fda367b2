package org.millwright.simulation.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.simulation.chance.Distribution;
import org.millwright.simulation.kernel.Ticks;

/** The elements between stations, on lines without chance. Times in seconds. */
class NodesTest {
    private final Line line = new Line(1, 0);
    private final List<Long> out = new ArrayList<>();

    private Sink sink(String path) {
        return new Sink(line, path).shows(part -> out.add(line.kernel().now() / Ticks.SECOND));
    }

    private Source everySecond() {
        return new Source(line, "in").every(line, Distribution.constant(1));
    }

    private void run(long until) {
        line.runUntil(until * Ticks.SECOND);
    }

    @Test
    void aBufferKeepsPartsForTheirStayAndInOrder() {
        Buffer buffer = new Buffer(line, "b", 3).minimumStay(5 * Ticks.SECOND);
        Source source = everySecond();
        source.to(buffer).to(sink("out"));
        run(9);

        assertEquals(List.of(6L, 7L, 8L), out.subList(0, 3));
        assertEquals(3, buffer.level().value());
        assertEquals(5 * Ticks.SECOND, (long) buffer.meanWait());
        assertEquals(1, buffer.shareWaited());
        assertTrue(source.backlog() > 0, "three places are too few for five seconds");
    }

    @Test
    void buffersOrderByRule() {
        assertEquals(List.of(0, 1, 2, 3), order(Buffer.Order.FIFO));
        assertEquals(List.of(0, 3, 2, 1), order(Buffer.Order.LIFO));
        assertEquals(List.of(0, 2, 1, 3), order(Buffer.Order.PRIORITY));
        assertEquals(List.of(0, 3, 1, 2), order(Buffer.Order.DUE_DATE));
    }

    /** The first part is taken at once; the others wait behind it. */
    private static List<Integer> order(Buffer.Order order) {
        Line run = new Line(1, 0);
        int[] priority = {5, 5, 1, 5};
        long[] due = {9, 8, 9, 1};
        int[] next = new int[1];
        List<Integer> types = new ArrayList<>();
        Source source = new Source(run, "in", now -> Part.piece(next[0], 0, now)
                        .priority(priority[next[0]])
                        .due(due[next[0]++]))
                .onlyReleased();
        source.to(new Buffer(run, "b", 9, order))
                .to(new Station(run, "m", 1, Distribution.constant(1)))
                .to(new Sink(run, "out").shows(part -> types.add(part.type())));
        source.release(4);
        run.runUntil(9 * Ticks.SECOND);
        return types;
    }

    @Test
    void aBatchGoesWhenItIsFullOrHasWaited() {
        Source source = new Source(line, "in").onlyReleased();
        List<Integer> sizes = new ArrayList<>();
        source.to(new Batch(line, "b", 4, 10 * Ticks.SECOND))
                .to(new Sink(line, "out").shows(part -> sizes.add(part.pieces())));
        source.release(6);
        run(9);
        assertEquals(List.of(4), sizes);
        run(10);
        assertEquals(List.of(4, 2), sizes);
    }

    @Test
    void whatWasBatchedIsTakenApartAndNothingIsLost() {
        Station slow = new Station(line, "m", 1, Distribution.constant(2));
        Batch batch = new Batch(line, "b", 3, Ticks.NEVER);
        Unbatch apart = new Unbatch(line, "u");
        Source source = everySecond();
        Sink sink = sink("out");
        source.to(batch).to(apart).to(slow).to(sink);
        run(100);

        assertEquals(
                source.made(),
                sink.pieces() + batch.level().value() + apart.level().value() + 1);
        assertEquals(49.0, (double) sink.pieces(), 1.0);
    }

    @Test
    void aDelayHoldsPartsAndMendsThem() {
        Delay delay = new Delay(line, "d", 2, Distribution.constant(5)).mends();
        List<Boolean> flawed = new ArrayList<>();
        Source source = new Source(line, "in", now -> {
                    Part part = Part.piece(0, 0, now);
                    part.flawed(true);
                    return part;
                })
                .onlyReleased();
        source.to(delay).to(new Sink(line, "out").shows(part -> flawed.add(part.flawed())));
        source.release(3);
        run(4);
        assertEquals(2, delay.level().value());
        assertEquals(1, source.backlog());
        run(10);
        assertEquals(List.of(false, false, false), flawed);
    }

    @Test
    void assemblyWaitsForEveryComponent() {
        Stock screws = new Stock(line, "screws", 20, 8);
        Stock glass = new Stock(line, "glass", 2, 1);
        Assemble gate = new Assemble(
                line, "gate", List.of(new Assemble.Component(screws, 4), new Assemble.Component(glass, 1)));
        Source phones = new Source(line, "in").onlyReleased();
        phones.to(gate).to(sink("out"));
        Source sheets = new Source(line, "sheets").onlyReleased();
        sheets.to(glass);
        phones.release(2);
        run(1);
        assertEquals(1, out.size());
        assertEquals(glass, gate.lack());
        sheets.release(3);
        run(2);
        assertEquals(2, out.size());
        assertEquals(0, screws.level().value());
        assertEquals(2, glass.level().value());
        phones.release(1);
        run(3);
        assertEquals(screws, gate.lack());
        assertEquals(1, gate.missing().value());
    }

    @Test
    void routesGoRoundOrTakeTheFirstWithRoom() {
        List<Station> three = machines("r", Distribution.constant(10));
        Source source = new Source(line, "in").onlyReleased();
        source.to(new Route(line, "round", Route.Order.ROUND_ROBIN, three));
        source.release(4);
        run(1);
        assertEquals(1, source.backlog());
        run(11);
        assertEquals(0, source.backlog());
        assertEquals(Doing.WORKING, three.get(0).doing());
        assertEquals(Doing.STARVED, three.get(1).doing());
        source.release(1);
        run(12);
        assertEquals(Doing.WORKING, three.get(1).doing(), "one further than the last");
    }

    private List<Station> machines(String name, Distribution cycle) {
        Sink sink = sink(name + "out");
        List<Station> stations = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Station station = new Station(line, name + i, 1, cycle);
            station.to(sink);
            stations.add(station);
        }
        return stations;
    }

    @Test
    void aRouteInGivenOrderPrefersTheFirst() {
        List<Station> three = machines("g", Distribution.constant(0.5));
        everySecond().to(new Route(line, "given", Route.Order.GIVEN, three));
        run(50);

        assertEquals(49, three.get(0).finished());
        assertEquals(0, three.get(1).finished());
    }

    @Test
    void exitsChooseByAttributeQueueAndChance() {
        List<Buffer> two = List.of(new Buffer(line, "q0", 9), new Buffer(line, "q1", 9));
        two.forEach(one -> one.to(new Station(line, one.path() + "m", 1, Distribution.constant(1000)))
                .to(sink(one.path() + "out")));
        assertEquals(two.get(1), Route.byAttribute(two, Part::type).choose(Part.piece(1, 0, 0)));
        assertEquals(two.get(0), Route.shortest(two).choose(Part.piece(0, 0, 0)));
        Exit chance = Route.byChance(line, "fork", two, 0.25, 0.75);
        int first = 0;
        for (int i = 0; i < 10_000; i++) {
            first += chance.choose(Part.piece(0, 0, 0)) == two.get(0) ? 1 : 0;
        }
        assertEquals(2500, first, 200);
        assertThrows(IllegalArgumentException.class, () -> Route.byChance(line, "f", two, 0.5, 0.6));
    }

    /** A spoilt part is found, reworked and passes; overlooked it goes on spoilt. */
    @Test
    void anInspectionSendsToReworkAndGivesUpAfterItsLoops() {
        Sink good = new Sink(line, "good");
        Sink rework = new Sink(line, "rework");
        Sink scrap = new Sink(line, "scrap");
        Inspection sees = new Inspection(line, "t", 1, 0, new Inspection.Ways(good, rework, scrap, 1));
        Part bad = Part.piece(0, 0, 0);
        bad.flawed(true);

        assertEquals(good, sees.choose(Part.piece(0, 0, 0)));
        assertEquals(rework, sees.choose(bad));
        assertEquals(scrap, sees.choose(bad));
        assertEquals(1, sees.scrapped());
        assertEquals(1.0 / 3, sees.shareGood(), 1e-12);
        Inspection blind = new Inspection(line, "t", 0, 1, new Inspection.Ways(good, rework, scrap, 1));
        assertEquals(good, blind.choose(bad));
        assertEquals(rework, blind.choose(Part.piece(0, 0, 0)));
    }

    @Test
    void aLineWithConstantWorkInProcessHasNeverMore() {
        Source source = new Source(line, "in").limit(3);
        Buffer queue = new Buffer(line, "q", Buffer.ENDLESS);
        Station one = new Station(line, "a", 1, Distribution.constant(1));
        Station two = new Station(line, "b", 1, Distribution.constant(4));
        Sink sink = source.to(one).to(queue).to(two).to(new Sink(line, "out"));
        sink.returnsTo(source);
        run(41);

        assertEquals(10, sink.pieces());
        assertEquals(13, source.made());
        assertTrue(queue.level().average() <= 2);
    }

    /** 30 m at 2 m/s and 5 s to load; then 40 m and 5 s to unload; the vehicle charges when it has done enough. */
    @Test
    void vehiclesFetchCarryAndCharge() {
        Transport fleet = new Transport(line, new Transport.Drive(2, 5, 60, 0, 0.5, 100));
        Transport.Point depot = new Transport.Point(0, 0);
        Transport.Point from = new Transport.Point(30, 0);
        Transport.Leg leg = new Transport.Leg(line, "leg", fleet, from, new Transport.Point(30, 40));
        Vehicle vehicle = fleet.vehicle("agv01", depot, Breakdowns.of(null, Distribution.constant(1)));
        Source loads = new Source(line, "in").onlyReleased();
        loads.to(leg).to(sink("out"));
        loads.release(1);
        run(19);
        assertEquals(0, vehicle.occupancy());
        assertEquals(Doing.WORKING, vehicle.doing());
        run(20);
        assertEquals(1, vehicle.occupancy());
        vehicle.breakDown(7 * Ticks.SECOND);
        run(21);
        assertEquals(Doing.DOWN, vehicle.doing());
        run(52);
        assertEquals(List.of(52L), out, "20 to fetch, 25 to bring, 7 of repair");
        assertEquals(1, vehicle.finished());
        assertEquals(Doing.SETUP, vehicle.doing(), "45 s of an hour's 60 batteries are gone");
        loads.release(1);
        run(151);
        assertEquals(1, fleet.waiting());
        run(152);
        assertEquals(Doing.WORKING, vehicle.doing());
        assertEquals(0, fleet.waiting());
    }

    @Test
    void thePathOfAnElementIsTakenOnce() {
        new Buffer(line, "b", 1);
        assertThrows(IllegalArgumentException.class, () -> new Buffer(line, "b", 1));
        assertThrows(IllegalArgumentException.class, () -> new Buffer(line, "c", 0));
        assertThrows(IllegalArgumentException.class, () -> new Station(line, "d", 0, Distribution.constant(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Calendar(line, "e", 10, List.of(new Calendar.Entry(5, 1), new Calendar.Entry(5, 0))));
    }

    /** A replacement for a scrapped part is nothing more to a source that has always one more. */
    @Test
    void aReleaseDoesNotStopASaturatedSource() {
        Source source = new Source(line, "in");
        source.to(new Station(line, "m", 1, Distribution.constant(1))).to(sink("out"));
        run(5);
        source.release(1);
        run(10);

        assertEquals(10, out.size());
    }
}
