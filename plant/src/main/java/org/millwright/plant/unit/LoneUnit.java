package org.millwright.plant.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.chance.Quantiles;

/** One unit on its own. */
final class LoneUnit {
    private static final long SECOND = 1_000_000;
    private static final long WEEK = 7 * 86_400 * SECOND;
    private static final long SLOT = 6 * 3_600 * SECOND;
    private static final int STREAM = 14;
    private static final int LINE_STREAM = 15;
    private static final double CREW_SECONDS = 600;
    private static final Map<String, Double> CYCLES = Map.of(
            "cnc",
            150.0,
            "placement",
            29.0,
            "oven",
            34.6,
            "robot",
            27.5,
            "screwdriver",
            28.5,
            "dispenser",
            28.0,
            "agv",
            900.0,
            "press",
            28.0);

    private final Place place;
    private final Draws draws;
    private final Draws lineDraws;
    private final long start;
    private final double cycle;
    private final boolean utility;
    private final long maintenance;
    private final List<Long> from = new ArrayList<>();
    private final List<Regime> regimes = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private long next;
    private long draw;
    private long failure;
    private long parts;
    private int recipe;
    private int asked;
    private boolean mending;
    private long maintained = -1;
    private Regime last;

    LoneUnit(Place place, long seed, long start) {
        this.place = place;
        this.start = start;
        draws = Draws.of(seed, place.path().toString());
        lineDraws = Draws.of(seed, place.area() + "/" + place.line());
        cycle = CYCLES.getOrDefault(place.type(), 30.0);
        utility = place.area().equals("util");
        maintenance = (long) (lineDraws.uniform(LINE_STREAM, 0, 0) * (WEEK - 4 * 3_600 * SECOND));
        next = start;
        failure = start + exponential(14 * 3_600);
        recipe = recipeAt(start);
        last = new Regime(State.IDLE, start, start, (long) (cycle * SECOND), 0, recipe, 0);
    }

    void advance(long frame, long until, List<Notice> notices) {
        from.clear();
        regimes.clear();
        asked = 0;
        begin(frame, last);
        if (!stops.isEmpty() && !mending) {
            next = frame;
        }
        while (next < until) {
            decide(next, notices);
        }
    }

    void stop(Stop stop) {
        stops.add(stop);
    }

    Regime regime(long at) {
        while (asked > 0 && from.get(asked) > at) {
            asked--;
        }
        while (asked + 1 < from.size() && from.get(asked + 1) <= at) {
            asked++;
        }
        return regimes.get(asked);
    }

    private void decide(long at, List<Notice> notices) {
        if (last.state() == State.MAINTENANCE) {
            notices.add(new Notice(place.number(), at, Notice.Kind.MAINTENANCE_ENDS, ""));
        }
        if (!stops.isEmpty()) {
            mend(at, notices);
        } else if (utility) {
            work(at, 3_600);
        } else if (at >= failure) {
            failure = at + exponential(14 * 3_600);
            rest(at, State.DOWN, 360 * lognormal(0.6));
        } else if (maintenanceDue(at)) {
            maintained = week(at);
            notices.add(new Notice(place.number(), at, Notice.Kind.MAINTENANCE_BEGINS, ""));
            rest(at, State.MAINTENANCE, 7_200);
        } else if (recipeAt(at) != recipe) {
            recipe = recipeAt(at);
            notices.add(new Notice(place.number(), at, Notice.Kind.RECIPE, Integer.toString(recipe)));
            rest(at, State.SETUP, place.area().equals("smt") ? 1_200 : 360);
        } else if (last.state() == State.WORKING && uniform() < 0.05) {
            rest(at, State.STARVED, -StrictMath.log(uniform()) * 60);
        } else {
            work(at, cycle * Math.max(0.7, 1 + 0.03 * Quantiles.normal(uniform())));
        }
    }

    private void mend(long at, List<Notice> notices) {
        if (mending) {
            mending = false;
            Stop mended = stops.removeFirst();
            notices.add(new Notice(place.number(), at, Notice.Kind.REPAIRED, mended.reason()));
            next = at;
            if (stops.isEmpty()) {
                last = new Regime(State.IDLE, at, last.cycleStartMicros(), last.cycleMicros(), parts, recipe, 0);
            }
            return;
        }
        mending = true;
        rest(at, State.DOWN, CREW_SECONDS + stops.getFirst().repairSeconds());
    }

    private void work(long at, double seconds) {
        if (last.state() == State.WORKING) {
            parts++;
        }
        long since = last.state() == State.WORKING ? last.sinceMicros() : at;
        begin(at, new Regime(State.WORKING, since, at, micros(seconds), parts, recipe, 0.75 + 0.25 * uniform()));
        next = at + micros(seconds);
    }

    private void rest(long at, State state, double seconds) {
        if (last.state() == State.WORKING && state != State.DOWN) {
            parts++;
        }
        begin(at, new Regime(state, at, last.cycleStartMicros(), last.cycleMicros(), parts, recipe, 0));
        next = at + micros(seconds);
    }

    private void begin(long at, Regime regime) {
        from.add(at);
        regimes.add(regime);
        last = regime;
    }

    private boolean maintenanceDue(long at) {
        return week(at) > maintained && Math.floorMod(at - start, WEEK) >= maintenance;
    }

    private long week(long at) {
        return Math.floorDiv(at - start, WEEK);
    }

    private int recipeAt(long at) {
        return (int) (lineDraws.uniform(LINE_STREAM, 1 + Math.floorDiv(at - start, SLOT), 1) * 6);
    }

    private long exponential(double meanSeconds) {
        return micros(-StrictMath.log(uniform()) * meanSeconds);
    }

    private double lognormal(double sigma) {
        return StrictMath.exp(sigma * Quantiles.normal(uniform()) - sigma * sigma / 2);
    }

    private double uniform() {
        draw++;
        return draws.uniform(STREAM, draw >>> 2, (int) (draw & 3));
    }

    private static long micros(double seconds) {
        return Math.max(1, Math.round(seconds)) * SECOND;
    }
}
