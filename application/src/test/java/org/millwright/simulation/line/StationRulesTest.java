package org.millwright.simulation.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.simulation.chance.Distribution;
import org.millwright.simulation.kernel.Ticks;

/** Small lines without chance, whose every instant can be written down. Times in seconds. */
class StationRulesTest {
    private final Line line = new Line(1, 0);
    private final List<String> out = new ArrayList<>();

    private static Distribution seconds(double... values) {
        return Distribution.trace(values);
    }

    private Sink sink() {
        return new Sink(line, "out").shows(part -> out.add(second() + ":" + part.type()));
    }

    private long second() {
        return line.kernel().now() / Ticks.SECOND;
    }

    private void run(long until) {
        line.runUntil(until * Ticks.SECOND);
    }

    /** Parts of the given types, released one a second from second 1 on. */
    private Source parts(int... types) {
        int[] next = new int[1];
        Source source = new Source(line, "in", now -> Part.piece(types[next[0]], types[next[0]++], now)).onlyReleased();
        for (int i = 0; i < types.length; i++) {
            at(i + 1, () -> source.release(1));
        }
        return source;
    }

    private int callbacks;

    private void at(long when, Runnable what) {
        String path = "at" + callbacks++;
        line.kernel()
                .at(
                        when * Ticks.SECOND,
                        new org.millwright.simulation.kernel.Element() {
                            @Override
                            public String path() {
                                return path;
                            }

                            @Override
                            public void on(int kind, long argument) {
                                what.run();
                            }
                        },
                        0,
                        0);
    }

    @Test
    void cyclesGoByTypeAndSharesAddUpToOne() {
        Station station = new Station(line, "m", 1, seconds(2), seconds(5));
        parts(0, 1, 0).to(new Buffer(line, "b", 9)).to(station).to(sink());
        run(20);

        assertEquals(List.of("3:0", "8:1", "10:0"), out);
        assertEquals(0.45, station.times().share(Doing.WORKING), 1e-12);
        double sum = 0;
        for (Doing one : Doing.values()) {
            sum += station.times().share(one);
        }
        assertEquals(1, sum, 1e-12);
        assertEquals(3, station.finished());
    }

    @Test
    void aSetupBeginsWhenThePartComesOrWhenTheOrderEnds() {
        Station waits = new Station(line, "m", 1, seconds(2)).setup(Setup.always(seconds(10)));
        parts(0, 1).to(new Buffer(line, "b", 9)).to(waits).to(sink());
        run(30);
        assertEquals(List.of("3:0", "15:1"), out);

        Line other = new Line(1, 0);
        Station ahead = new Station(other, "m", 1, seconds(2))
                .setup(Setup.always(seconds(10)))
                .anticipates();
        Source source = new Source(other, "in", now -> Part.piece(0, 4, now).announces(9)).onlyReleased();
        source.to(ahead).to(new Sink(other, "out"));
        source.release(1);
        other.runUntil(5 * Ticks.SECOND);
        assertEquals(Doing.SETUP, ahead.doing());
        assertEquals(9, ahead.family());
        other.runUntil(12 * Ticks.SECOND);
        assertEquals(Doing.STARVED, ahead.doing());
        source.release(1);
        other.runUntil(12 * Ticks.SECOND);
        assertEquals(Doing.SETUP, ahead.doing(), "back to family 4");
    }

    private Station broken(Rules.AfterFailure fate) {
        Station station = new Station(line, "m", 1, seconds(10))
                .rules(Rules.USUAL.with(fate))
                .fails(Breakdowns.of(seconds(4, 1000), seconds(6)));
        parts(0).to(station).to(sink());
        run(60);
        return station;
    }

    @Test
    void anInterruptedPartIsResumed() {
        Station station = broken(Rules.AfterFailure.RESUME);
        assertEquals(List.of("17:0"), out);
        assertEquals(6 * Ticks.SECOND, station.times().ticks(Doing.DOWN));
        assertEquals(7 * Ticks.SECOND, station.cycleStart(), "a stop moves the beginning of the cycle");
    }

    @Test
    void anInterruptedPartIsBegunAnew() {
        broken(Rules.AfterFailure.RESTART);
        assertEquals(List.of("21:0"), out);
    }

    @Test
    void anInterruptedPartIsLost() {
        assertEquals(1, broken(Rules.AfterFailure.SCRAP).scrapped());
        assertEquals(List.of(), out);
    }

    /** On operating time an idle machine does not age; on the calendar it does. */
    @Test
    void theFailureClockDecidesWhenAMachineFails() {
        Station operation = new Station(line, "a", 1, seconds(2)).fails(Breakdowns.of(seconds(3), seconds(5)));
        Station calendar = new Station(line, "b", 1, seconds(2))
                .rules(Rules.USUAL.with(Rules.FailureClock.CALENDAR))
                .fails(Breakdowns.of(seconds(3), seconds(5)));
        run(4);

        assertEquals(Doing.STARVED, operation.doing());
        assertEquals(Doing.DOWN, calendar.doing());
        run(8);
        assertEquals(Doing.STARVED, calendar.doing());
    }

    @Test
    void aBrokenMachineTakesAPartOnlyWhereTheRuleSaysSo() {
        for (boolean loads : new boolean[] {false, true}) {
            Line run = new Line(1, 0);
            Station station = new Station(run, "m", 1, seconds(2))
                    .rules(Rules.USUAL.loadingWhileDown(loads))
                    .fails(Breakdowns.of(null, seconds(1)));
            Source source = new Source(run, "in").onlyReleased();
            source.to(station).to(new Sink(run, "out"));
            station.breakDown(5 * Ticks.SECOND);
            source.release(1);
            run.runUntil(Ticks.SECOND);
            assertEquals(loads ? 1 : 0, source.made());
            run.runUntil(8 * Ticks.SECOND);
            assertEquals(1, station.finished());
        }
    }

    @Test
    void blockingBeforeServiceWaitsForThePlaceBehind() {
        Station first = new Station(line, "a", 1, seconds(1)).rules(Rules.USUAL.with(Rules.Blocking.BEFORE_SERVICE));
        Buffer between = new Buffer(line, "b", 1);
        Station second = new Station(line, "c", 1, seconds(10));
        parts(0, 0, 0)
                .to(new Buffer(line, "q", 9))
                .to(first)
                .to(between)
                .to(second)
                .to(sink());
        run(9);

        assertEquals(2, first.finished());
        assertEquals(Doing.BLOCKED, first.doing());
        run(13);
        assertEquals(3, first.finished());
        run(40);
        assertEquals(3, out.size());
    }

    /** Two servers finish behind a full place; the one that finished first leaves first. */
    @Test
    void blockedPartsLeaveInTheOrderInWhichTheyWereFinished() {
        Station two = new Station(line, "a", 2, seconds(5), seconds(2));
        Station slow = new Station(line, "b", 1, seconds(20));
        parts(0, 0, 1).to(new Buffer(line, "q", 9)).to(two).to(slow).to(sink());
        run(100);

        assertEquals(List.of("26:0", "46:0", "66:1"), out);
    }

    @Test
    void aCalendarLetsThePartBeFinishedOrStopsIt() {
        List<Rules.ShiftEnd> rules =
                List.of(Rules.ShiftEnd.FINISH_PART, Rules.ShiftEnd.STOP, Rules.ShiftEnd.STOP_AND_RESTART);
        long[] ends = new long[3];
        for (int i = 0; i < 3; i++) {
            Line run = new Line(1, 0);
            int at = i;
            Station station = new Station(run, "m", 1, seconds(4)).rules(Rules.USUAL.with(rules.get(i)));
            Source source = new Source(run, "in").onlyReleased();
            source.to(station)
                    .to(new Sink(run, "out")
                            .shows(part -> ends[at] = run.kernel().now() / Ticks.SECOND));
            new Calendar(
                            run,
                            "week",
                            100 * Ticks.SECOND,
                            List.of(new Calendar.Entry(3 * Ticks.SECOND, 0), new Calendar.Entry(10 * Ticks.SECOND, 1)))
                    .tells(station);
            source.release(1);
            run.runUntil(8 * Ticks.SECOND);
            assertEquals(Doing.OFF_SHIFT, station.doing());
            source.release(1);
            assertNull(station.room(Part.piece(0, 0, 0)));
            run.runUntil(12 * Ticks.SECOND);
        }
        assertEquals(4, ends[0], "finished");
        assertEquals(11, ends[1], "stopped and resumed");
        assertEquals(0, ends[2], "begun anew, ready at 14");
    }

    @Test
    void anExternalBreakdownIsAddedToTheOneBefore() {
        Crew crew = new Crew(line, "crew", 1, Crew.Queue.FIFO);
        Station one = new Station(line, "a", 1, seconds(1)).fails(new Breakdowns(null, seconds(1), crew, 0));
        Station two = new Station(line, "b", 1, seconds(1)).fails(new Breakdowns(null, seconds(1), crew, 0));
        run(1);
        one.breakDown(5 * Ticks.SECOND);
        two.breakDown(3 * Ticks.SECOND);
        two.breakDown(4 * Ticks.SECOND);
        run(2);
        one.breakDown(2 * Ticks.SECOND);
        run(7);
        assertEquals(Doing.DOWN, one.doing());
        run(8);
        assertEquals(Doing.STARVED, one.doing(), "1 + 5 + 2");
        run(14);
        assertEquals(Doing.DOWN, two.doing());
        run(15);
        assertEquals(Doing.STARVED, two.doing(), "8 + 3 + 4");
        assertThrows(IllegalStateException.class, () -> new Station(new Line(1, 0), "x", 1, seconds(1)).breakDown(1));
    }

    @Test
    void crewsTakeTheirQueueByRule() {
        assertEquals(List.of("a", "b", "c"), mended(Crew.Queue.FIFO));
        assertEquals(List.of("a", "c", "b"), mended(Crew.Queue.SHORTEST));
        assertEquals(List.of("a", "c", "b"), mended(Crew.Queue.BOTTLENECK_FIRST));
    }

    private static List<String> mended(Crew.Queue order) {
        Line run = new Line(1, 0);
        List<String> ends = new ArrayList<>();
        Crew crew = new Crew(run, "crew", 1, order).travel(Ticks.SECOND);
        String[] names = {"a", "b", "c"};
        long[] work = {5, 9, 2};
        int[] urgency = {9, 5, 1};
        for (int i = 0; i < 3; i++) {
            String name = names[i];
            Station station =
                    new Station(run, name, 1, seconds(1)).fails(new Breakdowns(null, seconds(1), crew, urgency[i]));
            station.breakDown(work[i] * Ticks.SECOND);
            station.watch(unit -> {
                if (unit.doing() != Doing.DOWN) {
                    ends.add(name);
                }
            });
        }
        run.runUntil(18 * Ticks.SECOND);
        assertEquals(2, ends.size(), "three ways of a second and 16 s of work are not over");
        run.runUntil(19 * Ticks.SECOND);
        return ends;
    }

    @Test
    void aSmallerShiftFinishesWhatItHasBegun() {
        Crew crew = new Crew(line, "crew", 2, Crew.Queue.FIFO);
        List<Station> stations = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Station station =
                    new Station(line, "m" + i, 1, seconds(1)).fails(new Breakdowns(null, seconds(1), crew, 0));
            station.breakDown(10 * Ticks.SECOND);
            stations.add(station);
        }
        new Calendar(
                        line,
                        "shifts",
                        100 * Ticks.SECOND,
                        List.of(
                                new Calendar.Entry(0, 2),
                                new Calendar.Entry(5 * Ticks.SECOND, 0),
                                new Calendar.Entry(20 * Ticks.SECOND, 1)))
                .tells(crew);
        run(19);
        assertEquals(1, crew.waiting().value());
        assertFalse(stations.get(0).doing() == Doing.DOWN || stations.get(1).doing() == Doing.DOWN);
        run(30);
        assertTrue(stations.stream().noneMatch(one -> one.doing() == Doing.DOWN));
    }
}
