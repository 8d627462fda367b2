package org.millwright.plant.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millwright.plant.unit.Layout;
import org.millwright.simulation.chance.Streams;
import org.millwright.simulation.kernel.Limits;
import org.millwright.simulation.line.Buffer;
import org.millwright.simulation.line.Line;
import org.millwright.simulation.line.Node;
import org.millwright.simulation.line.Route;
import org.millwright.simulation.line.Sink;
import org.millwright.simulation.line.Transport;

/** The whole factory as one line model: areas joined by vehicles that carry trays of 24. */
final class Factory {
    private static final int VEHICLES = 40;
    private static final List<String> UTILITIES = List.of("cmp01", "cmp02", "chl01", "chl02", "vac01", "nit01");

    private final Line line;
    private final Site site;
    private final List<AssemblyLine> lines = new ArrayList<>();
    private final Sink warehouse;

    /** @param shiftOffset the time of day in the plant when the run begins, in ticks */
    Factory(Layout layout, long seed, Demand demand, long shiftOffset) {
        line = new Line(new Streams(seed, 0), Limits.USUAL);
        site = new Site(line, layout, demand, shiftOffset);
        warehouse = new Sink(line, "log/warehouse");
        for (int i = 1; i <= VEHICLES; i++) {
            site.vehicle("log/fleet/agv%02d".formatted(i), i % 2 == 0 ? Hall.boards() : Hall.glass());
        }
        for (int i = 1; i <= demand.lines(); i++) {
            assembly(i);
        }
        surfaceMount(demand.surfaceMountLines());
        glass(demand.glassLines());
        UTILITIES.forEach(unit -> site.utility("util/hall/" + unit));
    }

    private void assembly(int number) {
        AssemblyLine assembly = new AssemblyLine(site, number);
        lines.add(assembly);
        Transport.Leg out = leg("cases" + number, Hall.end(number), Hall.warehouse(), warehouse);
        assembly.leaves(out);
        FrameCell.build(site, number, leg("frames" + number, Hall.cell(number), Hall.head(number), assembly.frames()));
    }

    private void surfaceMount(int count) {
        List<Node> ways = new ArrayList<>();
        for (int i = 1; i <= lines.size(); i++) {
            ways.add(leg(
                    "boards" + i, Hall.boards(), Hall.head(i), lines.get(i - 1).boards()));
        }
        Buffer store = new Buffer(line, "smt/store", 60);
        store.to(new Route(line, "smt/deal", Route.Order.ROUND_ROBIN, ways));
        for (int i = 1; i <= count; i++) {
            SurfaceMount.build(site, i, store);
        }
    }

    private void glass(int count) {
        List<Node> ways = new ArrayList<>();
        for (int i = 1; i <= lines.size(); i++) {
            ways.add(leg(
                    "glass" + i, Hall.glass(), Hall.bonding(i), lines.get(i - 1).glass()));
        }
        Buffer store = new Buffer(line, "glass/store", 60);
        store.to(new Route(line, "glass/deal", Route.Order.ROUND_ROBIN, ways));
        for (int i = 1; i <= count; i++) {
            Glass.build(site, i, store);
        }
    }

    private Transport.Leg leg(String name, Transport.Point from, Transport.Point to, Node end) {
        Transport.Leg leg = new Transport.Leg(line, "log/" + name, site.vehicles(), from, to);
        leg.to(end);
        return leg;
    }

    Line line() {
        return line;
    }

    Map<Integer, Site.Unit> units() {
        return site.units();
    }

    /** Phones that have reached the warehouse since counting began. */
    Sink warehouse() {
        return warehouse;
    }

    List<AssemblyLine> lines() {
        return lines;
    }
}
