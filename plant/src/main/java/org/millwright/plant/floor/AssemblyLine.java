package org.millwright.plant.floor;

import java.util.ArrayList;
import java.util.List;
import org.millwright.simulation.chance.Distribution;
import org.millwright.simulation.kernel.Ticks;
import org.millwright.simulation.line.Assemble;
import org.millwright.simulation.line.Batch;
import org.millwright.simulation.line.Buffer;
import org.millwright.simulation.line.Delay;
import org.millwright.simulation.line.Inspection;
import org.millwright.simulation.line.Line;
import org.millwright.simulation.line.Node;
import org.millwright.simulation.line.Sink;
import org.millwright.simulation.line.Source;
import org.millwright.simulation.line.Station;
import org.millwright.simulation.line.Stock;
import org.millwright.simulation.line.Transport;

/**
 * One line from the bare board to the packed phone: sixteen units with places between them. Bad phones are found at the leak test, the function
 * test and the final vision, mended at a bench in 45 minutes, and tested again; a phone found bad a third time is scrapped.
 */
final class AssemblyLine {
    private static final double BENCH_MINUTES = 45;
    private static final int TRAY = 24;

    private static final List<Step> STEPS = List.of(
            new Step("assy/%s/a01", 1, 4, true, new Site.Machine(27.5, 0.03, 16, 6)),
            new Step("assy/%s/a02", 1, 4, true, new Site.Machine(28.0, 0.03, 14, 7)),
            new Step("assy/%s/a03", 1, 4, true, new Site.Machine(27.0, 0.03, 18, 6)),
            new Step("assy/%s/a04", 1, 6, true, new Site.Machine(28.5, 0.04, 10, 5)),
            new Step("assy/%s/a05", 1, 4, true, new Site.Machine(27.5, 0.03, 18, 6)),
            new Step("assy/%s/a06", 1, 4, true, new Site.Machine(28.0, 0.03, 14, 7)),
            new Step("assy/%s/a07", 1, 6, true, new Site.Machine(28.5, 0.03, 12, 9)),
            new Step("assy/%s/a08", 24, 6, false, new Site.Machine(600, 0, 60, 20)),
            new Step("assy/%s/a09", 1, 4, true, new Site.Machine(27.5, 0.03, 18, 6)),
            new Step("assy/%s/a10", 1, 6, false, new Site.Machine(27.5, 0.03, 16, 6)),
            new Step("test/%s/t01", 4, 8, false, new Site.Machine(110, 0.06, 24, 12)),
            new Step("test/%s/t02", 4, 8, false, new Site.Machine(108, 0.06, 24, 12)),
            new Step("test/%s/t03", 420, 20, false, new Site.Machine(3 * 3600, 0, 200, 30)),
            new Step("test/%s/t04", 1, 6, false, new Site.Machine(26.5, 0.03, 20, 6)),
            new Step("pack/%s/p01", 1, 6, false, new Site.Machine(27.0, 0.03, 12, 5)),
            new Step("pack/%s/p02", 1, 0, false, new Site.Machine(26.5, 0.03, 14, 6)));

    private static final List<Integer> INSPECTING = List.of(9, 11, 13);
    private static final int BONDING = 6;

    private final Site site;
    private final String name;
    private final Line line;
    private final Source kits;
    private final Stock boards;
    private final Stock frames;
    private final Stock glass;
    private final List<Station> stations = new ArrayList<>();
    private final List<Buffer> places = new ArrayList<>();
    private final Batch cases;

    /**
     * A unit of the line.
     *
     * @param unit the path with a hole for the line
     * @param servers how many phones it works on
     * @param places how many phones fit behind it
     * @param changes true if it has to be changed over between models
     */
    private record Step(String unit, int servers, int places, boolean changes, Site.Machine machine) {}

    AssemblyLine(Site site, int number) {
        this.site = site;
        this.name = "l%02d".formatted(number);
        this.line = site.line();
        String at = "assy/" + name;
        kits = new Source(line, at + "/kits", site.orders(at, 86_400 / Demand.TAKT, 1));
        if (site.demand().paced()) {
            kits.every(line, Distribution.constant(Demand.TAKT));
        }
        boards = stock(at + "/boards");
        frames = stock(at + "/frames");
        glass = stock(at + "/glass");
        for (Step step : STEPS) {
            add(step);
        }
        cases = new Batch(line, "pack/" + name + "/cases", TRAY, Ticks.NEVER);
        chain(at);
        INSPECTING.forEach(this::inspect);
        site.maintain(at, (number - 0.25) / 11, stations);
    }

    private Stock stock(String path) {
        return new Stock(line, path, 8 * TRAY, 6 * TRAY);
    }

    private void add(Step step) {
        String unit = step.unit().formatted(name);
        Station station = site.station(unit, step.servers(), step.machine());
        if (step.changes()) {
            station.setup(Site.changeover(6)).anticipates();
        }
        stations.add(station);
        if (step.places() > 0) {
            places.add(new Buffer(line, unit + "/behind", step.places()));
        }
    }

    private void chain(String at) {
        Node last = kits.to(new Assemble(
                line, at + "/kitting", List.of(new Assemble.Component(boards, 1), new Assemble.Component(frames, 1))));
        for (int i = 0; i < stations.size(); i++) {
            if (i == BONDING) {
                last = last.to(new Assemble(line, at + "/displays", List.of(new Assemble.Component(glass, 1))));
            }
            last = last.to(stations.get(i));
            last = last.to(i < places.size() ? places.get(i) : cases);
        }
    }

    private void inspect(int step) {
        Station station = stations.get(step);
        Delay bench =
                new Delay(line, station.path() + "/bench", 500, Distribution.constant(BENCH_MINUTES * 60)).mends();
        bench.to(places.get(step - 1));
        Sink scrap = new Sink(line, station.path() + "/scrap").shows(phone -> kits.release(1));
        station.exit(new Inspection(
                line, station.path(), 0.98, 0.0005, new Inspection.Ways(places.get(step), bench, scrap, 2)));
    }

    /** Where trays of boards come to. */
    Stock boards() {
        return boards;
    }

    /** Where trays of frames come to. */
    Stock frames() {
        return frames;
    }

    /** Where trays of glass come to. */
    Stock glass() {
        return glass;
    }

    /** What phones are released and have not entered. */
    Source kits() {
        return kits;
    }

    /** Full cases leave on a vehicle. */
    void leaves(Transport.Leg leg) {
        cases.to(leg);
    }
}
