package org.millwright.plant.floor;

import java.util.ArrayList;
import java.util.List;
import org.millwright.simulation.kernel.Ticks;
import org.millwright.simulation.line.Batch;
import org.millwright.simulation.line.Buffer;
import org.millwright.simulation.line.Line;
import org.millwright.simulation.line.Node;
import org.millwright.simulation.line.Source;
import org.millwright.simulation.line.Station;

/**
 * The lines that place components: a panel of eight boards passes twice, once for each side, through the same machines. Boards leave in trays for
 * the store that all assembly lines are served from.
 */
final class SurfaceMount {
    private static final int BOARDS = 8;
    private static final int TRAY = 24;
    private static final double PANELS_PER_DAY = 1250;
    private static final int FIRST_PASS = 20;

    private SurfaceMount() {}

    static void build(Site site, int number, Node store) {
        String at = "smt/l%02d".formatted(number);
        Line line = site.line();
        Campaign campaign = new Campaign(line.kernel(), site.orders(at, PANELS_PER_DAY, BOARDS), FIRST_PASS);
        Source bare = new Source(line, at + "/bare", campaign).onlyReleased();
        Buffer halves = new Buffer(line, at + "/halves", FIRST_PASS + 2);
        Buffer entry = new Buffer(line, at + "/entry", 2);
        List<Station> stations = stations(site, at);
        Buffer afterPrinter = new Buffer(line, at + "/b1", 3);
        bare.to(entry);
        halves.to(entry);
        entry.to(stations.getFirst());
        Node last = afterPrinter;
        for (int i = 1; i < stations.size(); i++) {
            last = last.to(stations.get(i));
            if (i + 1 < stations.size()) {
                last = last.to(new Buffer(line, at + "/b" + (i + 1), 3));
            }
        }
        Batch trays = new Batch(line, at + "/trays", TRAY / BOARDS, Ticks.NEVER);
        trays.to(store);
        stations.getFirst().exit(part -> {
            if (part.stage() == 1) {
                campaign.secondPass(bare);
            }
            return afterPrinter;
        });
        stations.getLast().exit(part -> {
            part.nextStage();
            campaign.turns(part);
            return part.stage() == 1 ? halves : trays;
        });
        site.maintain(at, (number - 0.5) / 3, stations);
        campaign.pump(bare);
    }

    private static List<Station> stations(Site site, String at) {
        List<Station> stations = new ArrayList<>();
        Site.Machine machine = new Site.Machine(29, 0.02, 60, 10);
        stations.add(site.station(at + "/prn01", 1, machine)
                .setup(Site.changeover(20))
                .anticipates());
        stations.add(site.station(at + "/spi01", 1, machine));
        for (int i = 1; i <= 4; i++) {
            stations.add(site.station(at + "/plc0" + i, 1, machine)
                    .setup(Site.changeover(20))
                    .anticipates());
        }
        stations.add(site.station(at + "/ovn01", 10, new Site.Machine(290, 0, 90, 20)));
        stations.add(site.station(at + "/aoi01", 1, machine));
        return stations;
    }
}
