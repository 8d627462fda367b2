package org.millwright.program.bench.plant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.dataset.Range;
import org.millwright.machine.MachineEvent;

/**
 * The maintenance that machines announced, as the program at work keeps it: it is not learnt as healthy, and nothing is raised
 * meanwhile. Of work that tells no end, half an hour.
 */
final class Announced {
    private static final long USUAL = 1_800_000_000L;

    private final Map<String, List<Range>> periods = new HashMap<>();

    synchronized void take(MachineEvent event) {
        if (!event.kind().equals("maintenance")) {
            return;
        }
        List<Range> known = periods.computeIfAbsent(event.asset().toString(), unit -> new ArrayList<>());
        long at = event.timeMicros();
        switch (event.attributes().getOrDefault("phase", "")) {
            case "begin" -> known.add(new Range(at, Long.MAX_VALUE));
            case "end" -> known.replaceAll(one -> one.until() == Long.MAX_VALUE ? new Range(one.from(), at) : one);
            default -> known.add(new Range(at, at + USUAL));
        }
    }

    /** True if a unit was under maintenance at a time. */
    synchronized boolean at(String unit, long micros) {
        return until(unit, micros) != micros;
    }

    /** The end of the maintenance that a unit was under at a time; the time itself if it was under none. */
    synchronized long until(String unit, long micros) {
        return periods.getOrDefault(unit, List.of()).stream()
                .filter(period -> period.holds(micros))
                .mapToLong(Range::until)
                .max()
                .orElse(micros);
    }
}
