package org.millwright.plant.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.plant.unit.Layout;
import org.millwright.plant.unit.Place;
import org.millwright.simulation.chance.Distribution;
import org.millwright.simulation.kernel.Ticks;
import org.millwright.simulation.line.Breakdowns;
import org.millwright.simulation.line.Calendar;
import org.millwright.simulation.line.Crew;
import org.millwright.simulation.line.Line;
import org.millwright.simulation.line.Rules;
import org.millwright.simulation.line.Setup;
import org.millwright.simulation.line.Station;
import org.millwright.simulation.line.Transport;

/** What all areas of the factory share while they are put up: the run, the technicians, the vehicles, and the units by number. */
final class Site {
    private static final long WEEK = 7 * Ticks.DAY;
    private static final double SPREAD_OF_REPAIRS = 0.6;
    private static final Rules RULES = Rules.USUAL.with(Rules.FailureClock.CALENDAR);
    private static final double BASE_SCRAP = 0.002;

    private final Line line;
    private final Layout layout;
    private final Demand demand;
    private final Crew technicians;
    private final Transport vehicles;
    private final Map<Integer, Unit> units = new TreeMap<>();

    /**
     * A unit of the factory and the element that plays it.
     *
     * @param station a machine
     * @param vehicle or a vehicle; one of the two
     */
    record Unit(@Nullable Station station, org.millwright.simulation.line.@Nullable Vehicle vehicle) {
        org.millwright.simulation.line.Watched watched() {
            return station != null ? station : java.util.Objects.requireNonNull(vehicle);
        }

        void watch(org.millwright.simulation.line.Watch by) {
            if (station != null) {
                station.watch(by);
            } else if (vehicle != null) {
                vehicle.watch(by);
            }
        }

        void breakDown(long ticks) {
            if (station != null) {
                station.breakDown(ticks);
            } else if (vehicle != null) {
                vehicle.breakDown(ticks);
            }
        }
    }

    /**
     * A machine's cycle and reliability.
     *
     * @param seconds the mean cycle
     * @param cv the coefficient of variation of the cycle
     * @param upHours the mean time between a repair and the next failure
     * @param repairMinutes the mean repair
     */
    record Machine(double seconds, double cv, double upHours, double repairMinutes) {
        Distribution cycle() {
            return cv == 0 ? Distribution.constant(seconds) : Distribution.normal(seconds, cv * seconds);
        }
    }

    /** @param shiftOffset the time of day in the plant when the run begins, in ticks */
    Site(Line line, Layout layout, Demand demand, long shiftOffset) {
        this.line = line;
        this.layout = layout;
        this.demand = demand;
        this.technicians = new Crew(line, "technicians", 12, Crew.Queue.FIFO);
        new Calendar(line, "shifts", Ticks.DAY, shifts(shiftOffset)).tells(technicians);
        this.vehicles = new Transport(line, Hall.DRIVE);
    }

    /** 12 technicians from 06, 6 from 14, 4 from 22. */
    private static List<Calendar.Entry> shifts(long offset) {
        Map<Long, Integer> shifts = new TreeMap<>();
        shifts.put(Math.floorMod(6 * Ticks.HOUR - offset, Ticks.DAY), 12);
        shifts.put(Math.floorMod(14 * Ticks.HOUR - offset, Ticks.DAY), 6);
        shifts.put(Math.floorMod(22 * Ticks.HOUR - offset, Ticks.DAY), 4);
        List<Calendar.Entry> entries = new ArrayList<>();
        shifts.forEach((at, people) -> entries.add(new Calendar.Entry(at, people)));
        return entries;
    }

    Line line() {
        return line;
    }

    Demand demand() {
        return demand;
    }

    Transport vehicles() {
        return vehicles;
    }

    Map<Integer, Unit> units() {
        return units;
    }

    Orders orders(String path, double perDay, int pieces) {
        return new Orders(line.stream(path, "orders"), perDay, pieces, demand.changeovers());
    }

    /** A machine of the factory, with its breakdowns and the scrap that no machine is without. */
    Station station(String unit, int servers, Machine machine) {
        Station station = new Station(line, unit, servers, machine.cycle())
                .rules(RULES)
                .fails(breakdowns(machine.upHours(), machine.repairMinutes()))
                .flaws(BASE_SCRAP);
        return add(unit, station);
    }

    /** A machine that nothing flows through: it only runs, or is down when told to. */
    void utility(String unit) {
        add(
                unit,
                new Station(line, unit, 1, Distribution.constant(3600))
                        .rules(RULES)
                        .fails(new Breakdowns(null, Distribution.constant(600), technicians, 0)));
    }

    private Station add(String unit, Station station) {
        units.put(place(unit).number(), new Unit(station, null));
        return station;
    }

    void vehicle(String unit, Transport.Point at) {
        Breakdowns breakdowns = breakdowns(400, 20);
        units.put(place(unit).number(), new Unit(null, vehicles.vehicle(unit, at, breakdowns)));
    }

    private Place place(String unit) {
        return layout.named(Layout.ROOT + "/" + unit).orElseThrow();
    }

    private Breakdowns breakdowns(double upHours, double repairMinutes) {
        return new Breakdowns(
                Distribution.exponential(upHours * 3600),
                Distribution.lognormal(repairMinutes * 60, SPREAD_OF_REPAIRS),
                technicians,
                0);
    }

    /** Two hours a week in which the machines of a line stop; the lines of an area take turns. */
    void maintain(String name, double turn, List<Station> stations) {
        if (!demand.maintenance()) {
            return;
        }
        long begin = (long) (turn * (WEEK - 3 * Ticks.HOUR)) / Ticks.MINUTE * Ticks.MINUTE;
        List<Calendar.Entry> stop =
                List.of(new Calendar.Entry(begin, 0), new Calendar.Entry(begin + 2 * Ticks.HOUR, 1));
        Calendar week = new Calendar(line, name + "/maintenance", WEEK, stop);
        stations.forEach(week::tells);
    }

    /** A changeover between two models. */
    static Setup changeover(double minutes) {
        return Setup.always(Distribution.constant(minutes * 60));
    }
}
