package org.millwright.plant.world;

import org.jspecify.annotations.Nullable;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.machine.Coefficients;
import org.millwright.plant.machine.MachineType;
import org.millwright.plant.machine.Now;
import org.millwright.plant.machine.Physics;
import org.millwright.plant.machine.Shown;

/** One machine computed beside itself on the same draws: as it is, as it would be without faults, and with faults at full strength. */
final class Machine {
    private final Now now;
    private final Physics real;
    private final Physics twin;
    private final Physics suffering;
    private final Shown shown;
    private final Shown twinShown;
    private final Severities severities;
    private final Coefficients coefficients;

    /** @param weakened true if the tags may show less than the machine suffers */
    Machine(MachineType type, Draws draws, Now now, Severities severities, boolean weakened) {
        this.now = now;
        this.severities = severities;
        coefficients = new Coefficients(draws);
        real = type.physics().apply(coefficients);
        twin = type.physics().apply(new Coefficients(draws));
        suffering = weakened ? type.physics().apply(new Coefficients(draws)) : real;
        shown = new Shown(type.tags().size());
        twinShown = new Shown(type.tags().size());
    }

    Coefficients coefficients() {
        return coefficients;
    }

    Physics real() {
        return real;
    }

    Physics twin() {
        return twin;
    }

    /** Advances all by one step; the air differs where a compressor's fault reaches this machine. */
    void step(double hall, double air, double twinAir, Now.@Nullable Notes notes) {
        now.around(hall, air);
        now.under(severities.shown(), notes);
        real.step(now);
        if (suffering != real) {
            now.under(severities.full(), null);
            suffering.step(now);
        }
        now.around(hall, twinAir);
        now.under(severities.none(), null);
        twin.step(now);
    }

    Shown show(double hall, double air) {
        now.around(hall, air);
        now.under(severities.shown(), null);
        shown.clear();
        real.show(now, shown);
        return shown;
    }

    Shown showTwin(double hall, double twinAir) {
        now.around(hall, twinAir);
        now.under(severities.none(), null);
        twinShown.clear();
        twin.show(now, twinShown);
        return twinShown;
    }

    boolean failed(int fault) {
        now.under(severities.full(), null);
        return suffering.failed(fault, now);
    }

    void repaired(int fault) {
        real.repaired(fault);
        twin.repaired(fault);
        if (suffering != real) {
            suffering.repaired(fault);
        }
    }
}
