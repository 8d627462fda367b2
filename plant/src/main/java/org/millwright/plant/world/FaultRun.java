package org.millwright.plant.world;

import org.millwright.plant.chance.Draws;
import org.millwright.plant.fault.Moment;
import org.millwright.plant.machine.Curve;
import org.millwright.plant.machine.FaultKind;
import org.millwright.plant.machine.Physics;
import org.millwright.plant.machine.Streams;
import org.millwright.plant.unit.Regime;

/** One fault while it is there. */
final class FaultRun {
    /** Stands for a time that has not come. */
    static final long NEVER = -1;

    private static final double BURST_SECONDS = 60;

    private final Moment moment;
    private final FaultKind kind;
    private final int index;
    private final Witness witness;
    private double used;
    private double severity;
    private boolean on;
    private long fails = NEVER;
    private long alarm = NEVER;
    private long scrap = NEVER;
    private final java.util.Set<String> affected = new java.util.TreeSet<>();

    FaultRun(Moment moment, FaultKind kind, int index, int tags) {
        this.moment = moment;
        this.kind = kind;
        this.index = index;
        witness = new Witness(tags, moment.life());
    }

    void step(Draws draws, long seconds, Regime regime) {
        if (fails == NEVER && (!kind.life().usage() || regime.working())) {
            used += Physics.STEP_SECONDS;
        }
        severity = kind.curve().severity(used / moment.life());
        if (kind.curve() == Curve.BURST) {
            double leave = Physics.STEP_SECONDS / BURST_SECONDS;
            double enter = severity >= 1 ? 1 : Math.min(1, leave * severity / (1 - severity));
            double uniform = draws.uniform(Streams.BURST, seconds, index);
            on = on ? uniform >= leave || severity >= 1 : uniform < enter;
        }
    }

    /** The severity h, 0 to 1; of what comes and goes the share of time in which it is there. */
    double severity() {
        return severity;
    }

    /** The severity that the tags show at this step. */
    double shown() {
        double now = kind.curve() == Curve.BURST ? (on ? 1 : 0) : severity;
        return now * moment.strength();
    }

    /** Whether it has used up its life. */
    boolean spent() {
        return used >= moment.life();
    }

    Moment moment() {
        return moment;
    }

    FaultKind kind() {
        return kind;
    }

    int index() {
        return index;
    }

    Witness witness() {
        return witness;
    }

    long fails() {
        return fails;
    }

    void failed(long seconds) {
        fails = seconds;
    }

    long alarm() {
        return alarm;
    }

    /** The machine's own alarm came for a tag; it counts if the fault moves that tag. */
    void alarmed(long seconds, int tag) {
        if (alarm == NEVER && witness.moved(tag)) {
            alarm = seconds;
        }
    }

    long scrap() {
        return scrap;
    }

    void scrapped(long seconds) {
        if (scrap == NEVER) {
            scrap = seconds;
        }
    }

    /** Another unit that it moves. */
    void affects(String unit) {
        affected.add(unit);
    }

    java.util.List<String> affected() {
        return java.util.List.copyOf(affected);
    }
}
