package org.millwright.plant.floor;

import java.util.List;
import org.millwright.plant.unit.Layout;
import org.millwright.simulation.kernel.Ticks;
import org.millwright.simulation.line.Doing;

/** scratch */
final class FloorFigures {
    public static void main(String[] a) {
        int lines = Integer.parseInt(a[0]);
        int days = Integer.parseInt(a[1]);
        Demand d = new Demand(lines, a[2].contains("p"), a[2].contains("c"), a[2].contains("m"));
        long t0 = System.nanoTime();
        Floor f = new Floor(new Layout(), Long.parseLong(a[3]), 1_770_000_000_000_000L, List.of(), d);
        long t1 = System.nanoTime();
        long e0 = f.factory().line().kernel().events();
        for (int h = 1; h <= 24 * days; h++) f.advance(1_770_000_000_000_000L + h * 3_600_000_000L);
        long t2 = System.nanoTime();
        System.out.printf("pre %.2f s, run %.2f s, %d events, phones/line/day %.1f%n", (t1 - t0) / 1e9, (t2 - t1) / 1e9,
            f.factory().line().kernel().events() - e0, (double) f.factory().warehouse().pieces() / days / lines);
        for (var e : f.factory().units().entrySet()) {
            var p = new Layout().places().get(e.getKey());
            if (!(p.line().equals("l01") || p.path().name().equals("agv01"))) continue;
            var u = e.getValue();
            var t = u.station() != null ? u.station().times() : u.vehicle().times();
            StringBuilder s = new StringBuilder(p.area() + "/" + p.path().name());
            for (Doing x : Doing.values()) s.append(" %s %.3f".formatted(x, t.share(x)));
            System.out.println(s + " " + u.watched().finished());
        }
        System.out.println("waiting " + f.factory().lines().get(0).kits().backlog() + " boards " + f.factory().lines().get(0).boards().level().value() + " frames "+ f.factory().lines().get(0).frames().level().average() + " glass " + f.factory().lines().get(0).glass().level().average());
    }
}
