package org.millwright.plant.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Regimes without a flow of parts: every unit works through its own cycles, waits now and then, breaks down and is mended, changes
 * its model with its line and stops once a week for maintenance. It serves where a few units are looked at and not the factory.
 */
public final class LoneUnits implements RegimeSource {
    private final Map<Integer, LoneUnit> units = new TreeMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private long now;

    /** The units with the given numbers, from a time on. */
    public LoneUnits(Layout layout, long seed, long startMicros, Collection<Integer> watched) {
        now = startMicros;
        for (int unit : watched) {
            units.put(unit, new LoneUnit(layout.places().get(unit), seed, startMicros));
        }
    }

    @Override
    public void advance(long untilMicros) {
        notices.clear();
        for (LoneUnit unit : units.values()) {
            unit.advance(now, untilMicros, notices);
        }
        notices.sort(Comparator.comparingLong(Notice::timeMicros).thenComparingInt(Notice::unit));
        now = untilMicros;
    }

    @Override
    public Regime regime(int unit, long atMicros) {
        LoneUnit lone = units.get(unit);
        if (lone == null) {
            throw new IllegalArgumentException("The unit (%d) is not watched.".formatted(unit));
        }
        return lone.regime(atMicros);
    }

    @Override
    public void stop(int unit, Stop stop) {
        LoneUnit lone = units.get(unit);
        if (lone != null) {
            lone.stop(stop);
        }
    }

    @Override
    public List<Notice> notices() {
        return List.copyOf(notices);
    }
}
