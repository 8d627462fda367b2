package org.millwright.plant.floor;

import java.util.List;
import org.millwright.simulation.kernel.Ticks;
import org.millwright.simulation.line.Batch;
import org.millwright.simulation.line.Buffer;
import org.millwright.simulation.line.Inspection;
import org.millwright.simulation.line.Line;
import org.millwright.simulation.line.Node;
import org.millwright.simulation.line.Sink;
import org.millwright.simulation.line.Source;
import org.millwright.simulation.line.Station;
import org.millwright.simulation.line.Unbatch;

/** The lines that make display glass: ground, washed, coated 96 at a time, looked at. */
final class Glass {
    private static final int CHAMBER = 96;
    private static final int TRAY = 24;

    private Glass() {}

    static void build(Site site, int number, Node store) {
        String at = "glass/l%02d".formatted(number);
        Line line = site.line();
        Station grinder = site.station(at + "/grd01", 1, new Site.Machine(10.2, 0.03, 60, 10));
        Station washer = site.station(at + "/wsh01", 1, new Site.Machine(10, 0.02, 80, 10));
        Station coater =
                site.station(at + "/coa01", 1, new Site.Machine(900, 0, 90, 20)).flaws(0);
        Station looking = site.station(at + "/ins01", 1, new Site.Machine(9.5, 0.03, 80, 8));
        Batch trays = new Batch(line, at + "/trays", TRAY, Ticks.NEVER);
        Sink scrap = new Sink(line, at + "/scrap");
        new Source(line, at + "/sheets", site.orders(at, 7500, 1))
                .to(grinder)
                .to(new Buffer(line, at + "/ground", 8))
                .to(washer)
                .to(new Batch(line, at + "/racks", CHAMBER, Ticks.NEVER))
                .to(coater)
                .to(new Unbatch(line, at + "/unracked"))
                .to(looking);
        trays.to(store);
        looking.exit(new Inspection(line, looking.path(), 0.98, 0, new Inspection.Ways(trays, scrap, scrap, 0)));
        site.maintain(at, (number - 0.5) / 4, List.of(grinder, washer, coater, looking));
    }
}
