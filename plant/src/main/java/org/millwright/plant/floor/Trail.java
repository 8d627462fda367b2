package org.millwright.plant.floor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.millwright.plant.unit.Notice;
import org.millwright.plant.unit.Place;
import org.millwright.plant.unit.Regime;
import org.millwright.plant.unit.State;
import org.millwright.simulation.line.Watch;
import org.millwright.simulation.line.Watched;

/** What one unit did in the present frame, change by change, and what is worth telling of it. */
final class Trail implements Watch {
    private final Place place;
    private final Clock clock;
    private final long partsBefore;
    private final List<Regime> regimes = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final ArrayDeque<String> reasons = new ArrayDeque<>();
    private long[] from = new long[16];
    private int asked;

    /**
     * The clock of the run, in microseconds since 1970.
     *
     * @param now the present
     * @param micros an instant of the run
     */
    record Clock(java.util.function.LongSupplier now, LongUnaryOperator micros) {}

    Trail(Place place, Clock clock, Watched unit) {
        this.place = place;
        this.clock = clock;
        this.partsBefore = unit.finished();
        put(clock.now().getAsLong(), regime(unit, clock.now().getAsLong()));
    }

    /** A new frame begins: only what holds is kept. */
    void turn() {
        Regime holds = regimes.getLast();
        long since = from[regimes.size() - 1];
        regimes.clear();
        notices.clear();
        asked = 0;
        put(since, holds);
    }

    void stopped(String reason) {
        reasons.add(reason);
    }

    @Override
    public void changed(Watched unit) {
        long now = clock.now().getAsLong();
        Regime before = regimes.getLast();
        Regime next = regime(unit, now);
        if (next.equals(before)) {
            return;
        }
        if (from[regimes.size() - 1] == now && regimes.size() > 1) {
            regimes.removeLast();
        }
        put(now, next);
    }

    private void put(long at, Regime regime) {
        if (regimes.size() == from.length) {
            from = java.util.Arrays.copyOf(from, from.length * 2);
        }
        from[regimes.size()] = at;
        regimes.add(regime);
    }

    private Regime regime(Watched unit, long now) {
        State state = state(unit);
        Regime before = regimes.isEmpty() ? null : regimes.getLast();
        long since = before != null && before.state() == state ? before.sinceMicros() : now;
        long cycle = unit.cycleTicks() == 0 ? 60_000_000 : Math.max(1, unit.cycleTicks() / 1000);
        return new Regime(
                state,
                since,
                clock.micros().applyAsLong(unit.cycleStart()),
                cycle,
                unit.finished() - partsBefore,
                unit.family(),
                unit.occupancy());
    }

    /** A vehicle without a load is idle, and a utility works while nothing is wrong. */
    private State state(Watched unit) {
        return switch (unit.doing()) {
            case WORKING -> State.WORKING;
            case BLOCKED -> State.BLOCKED;
            case SETUP -> State.SETUP;
            case DOWN -> State.DOWN;
            case OFF_SHIFT -> State.MAINTENANCE;
            case STARVED ->
                switch (place.area()) {
                    case "util" -> State.WORKING;
                    case "log" -> State.IDLE;
                    default -> State.STARVED;
                };
        };
    }

    /** The regime at an instant of the frame; the instants of a frame do not fall. */
    Regime at(long micros) {
        while (asked + 1 < regimes.size() && from[asked + 1] <= micros) {
            asked++;
        }
        return regimes.get(asked);
    }

    /** What happened in the frame, by time. */
    List<Notice> notices() {
        notices.clear();
        for (int i = 1; i < regimes.size(); i++) {
            tell(from[i], regimes.get(i - 1), regimes.get(i));
        }
        return notices;
    }

    private void tell(long at, Regime before, Regime now) {
        if (before.state() != now.state()) {
            if (before.state() == State.DOWN) {
                String reason = reasons.isEmpty() ? "" : reasons.remove();
                note(at, Notice.Kind.REPAIRED, reason);
                while (!reasons.isEmpty()) {
                    note(at, Notice.Kind.REPAIRED, reasons.remove());
                }
            } else if (before.state() == State.MAINTENANCE) {
                note(at, Notice.Kind.MAINTENANCE_ENDS, "");
            }
            if (now.state() == State.MAINTENANCE) {
                note(at, Notice.Kind.MAINTENANCE_BEGINS, "");
            }
        }
        if (before.recipe() != now.recipe()) {
            note(at, Notice.Kind.RECIPE, Integer.toString(now.recipe()));
        }
    }

    private void note(long at, Notice.Kind kind, String detail) {
        notices.add(new Notice(place.number(), at, kind, detail));
    }
}
