package org.millwright.plant.floor;

import java.util.ArrayList;
import java.util.List;
import org.millwright.simulation.kernel.Ticks;
import org.millwright.simulation.line.Batch;
import org.millwright.simulation.line.Buffer;
import org.millwright.simulation.line.Inspection;
import org.millwright.simulation.line.Line;
import org.millwright.simulation.line.Node;
import org.millwright.simulation.line.Route;
import org.millwright.simulation.line.Sink;
import org.millwright.simulation.line.Source;
import org.millwright.simulation.line.Station;

/** A cell that mills frames for one assembly line: a robot loads six machining centres, then frames are washed and measured. */
final class FrameCell {
    private static final int CENTRES = 6;
    private static final int TRAY = 24;

    private FrameCell() {}

    /** @param wanted where full trays go */
    static void build(Site site, int number, Node wanted) {
        String at = "frame/l%02d".formatted(number);
        Line line = site.line();
        Station robot = site.station(at + "/rob01", 1, new Site.Machine(12, 0.05, 80, 8));
        List<Station> centres = new ArrayList<>();
        for (int i = 1; i <= CENTRES; i++) {
            centres.add(site.station(at + "/cnc0" + i, 1, new Site.Machine(150, 0, 60, 25)));
        }
        Station washer = site.station(at + "/wsh01", 1, new Site.Machine(20, 0.03, 80, 12));
        Station measuring = site.station(at + "/cmm01", 1, new Site.Machine(18, 0.03, 80, 10));
        new Source(line, at + "/blanks", site.orders(at, 86_400 / Demand.TAKT, 1))
                .to(robot)
                .to(new Route(line, at + "/loading", Route.Order.ROUND_ROBIN, centres));
        Buffer milled = new Buffer(line, at + "/milled", 12);
        centres.forEach(centre -> centre.to(milled));
        Batch trays = new Batch(line, at + "/trays", TRAY, Ticks.NEVER);
        milled.to(washer).to(new Buffer(line, at + "/washed", 6)).to(measuring);
        trays.to(wanted);
        Sink scrap = new Sink(line, at + "/scrap");
        measuring.exit(new Inspection(line, measuring.path(), 0.98, 0, new Inspection.Ways(trays, scrap, scrap, 0)));
        List<Station> all = new ArrayList<>(centres);
        all.addAll(List.of(robot, washer, measuring));
        site.maintain(at, (number - 0.5) / 11, all);
    }
}
