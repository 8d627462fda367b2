package org.millwright.plant.floor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.plant.unit.Layout;
import org.millwright.plant.unit.Notice;
import org.millwright.plant.unit.Regime;
import org.millwright.plant.unit.RegimeSource;
import org.millwright.plant.unit.Stop;
import org.millwright.simulation.kernel.Ticks;

/**
 * The flow of parts through the whole factory: 30,000 phones a day from eleven lines, with their cells, glass, boards, vehicles, technicians by
 * shift, changeovers and weekly maintenance. All of it always runs; a watched unit also keeps what it did in the present frame.
 *
 * <p>The factory has been running for twelve hours when the plant starts, so the lines are full. The technicians of a shift can do every repair; the
 * skill that a stop names is not looked at. A vehicle that charges is {@code SETUP}.
 */
public final class Floor implements RegimeSource {
    private static final long BEFORE = 12 * Ticks.HOUR;
    /** Asia/Shanghai is eight hours ahead all the year. */
    private static final long TIME_ZONE = 8 * Ticks.HOUR;

    private final Factory factory;
    private final long start;
    private final Map<Integer, Trail> trails = new TreeMap<>();
    private List<Notice> notices = List.of();

    /**
     * @param startMicros when the plant starts, in microseconds since 1970 UTC
     * @param watched the units whose regimes will be asked
     */
    public Floor(Layout layout, long seed, long startMicros, Collection<Integer> watched) {
        this(layout, seed, startMicros, watched, Demand.USUAL);
    }

    Floor(Layout layout, long seed, long startMicros, Collection<Integer> watched, Demand demand) {
        start = startMicros;
        long local = Math.floorMod(startMicros % 86_400_000_000L * 1000 - BEFORE + TIME_ZONE, Ticks.DAY);
        factory = new Factory(layout, seed, demand, local);
        factory.line().runUntil(BEFORE);
        factory.line().resetCounts();
        Trail.Clock clock = new Trail.Clock(this::now, this::micros);
        for (int number : watched) {
            Site.Unit unit = unit(number);
            Trail trail = new Trail(layout.places().get(number), clock, unit.watched());
            trails.put(number, trail);
            unit.watch(trail);
        }
    }

    private Site.Unit unit(int number) {
        Site.Unit unit = factory.units().get(number);
        if (unit == null) {
            throw new IllegalArgumentException("The factory has no unit (%d).".formatted(number));
        }
        return unit;
    }

    private long now() {
        return micros(factory.line().kernel().now());
    }

    private long micros(long ticks) {
        return start + Math.floorDiv(ticks - BEFORE, 1000L);
    }

    @Override
    public void advance(long untilMicros) {
        trails.values().forEach(Trail::turn);
        factory.line().runUntil(BEFORE + (untilMicros - start) * 1000);
        List<Notice> all = new ArrayList<>();
        trails.values().forEach(trail -> all.addAll(trail.notices()));
        all.sort(Comparator.comparingLong(Notice::timeMicros).thenComparingInt(Notice::unit));
        notices = List.copyOf(all);
    }

    @Override
    public Regime regime(int unit, long atMicros) {
        Trail trail = trails.get(unit);
        if (trail == null) {
            throw new IllegalArgumentException("The unit (%d) is not watched.".formatted(unit));
        }
        return trail.at(atMicros);
    }

    @Override
    public void stop(int unit, Stop stop) {
        Trail trail = trails.get(unit);
        if (trail != null) {
            trail.stopped(stop.reason());
        }
        unit(unit).breakDown(Ticks.of(stop.repairSeconds()));
    }

    @Override
    public List<Notice> notices() {
        return notices;
    }

    /** The factory behind, for its figures. */
    Factory factory() {
        return factory;
    }
}
