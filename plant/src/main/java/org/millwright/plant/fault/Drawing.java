package org.millwright.plant.fault;

import java.util.ArrayList;
import java.util.List;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.machine.FaultKind;
import org.millwright.plant.machine.MachineType;
import org.millwright.plant.machine.Streams;

/**
 * Draws what happens to one unit, five weeks at a time: the first two weeks healthy, in the three that follow a fault with probability
 * 0.6 and a fault of a tag with probability 1/8. A unit's moments hang on the seed, its path and the level alone.
 */
public final class Drawing {
    /** The length of one round in seconds. */
    public static final long ROUND = 35 * 86_400L;

    /** The faults that tags can have. */
    public static final List<String> TAG_FAULTS = List.of("drift", "stuck", "noise", "scale", "spikes");

    private static final long DAY = 86_400;
    private static final double COMMISSIONING = 14;
    private static final double SCORED = 21;
    private static final double MACHINE_FAULT = 0.6;
    private static final double TAG_FAULT = 0.125;
    private static final double HARDER = 0.2;
    /** Usage hours pass more slowly than the clock's. */
    private static final double USAGE = 1.15;

    private final Draws draws;
    private final MachineType type;
    private final Level level;

    public Drawing(Draws draws, MachineType type, Level level) {
        this.draws = draws;
        this.type = type;
        this.level = level;
    }

    /** The faults of one round; round 0 begins at the start of the plant. */
    public List<Moment> faults(int round) {
        List<Moment> faults = new ArrayList<>();
        if (!type.faults().isEmpty() && uniform(round, 0) < MACHINE_FAULT) {
            faults.add(machine(round, 0));
        }
        if (level == Level.HARD && !faults.isEmpty() && uniform(round, 1) < HARDER) {
            harder(round, faults);
        }
        if (uniform(round, 2) < TAG_FAULT) {
            tag(round, faults);
        }
        return faults;
    }

    /** The benign changes of one round; none at the level {@code plain}. */
    public List<Moment> benign(int round) {
        List<Moment> changes = new ArrayList<>();
        if (!level.benign()) {
            return changes;
        }
        add(changes, round, "step", 2, 0, 0);
        add(changes, round, "lot", 4, 8 * 3_600, 8 * 3_600);
        add(changes, round, "new-recipe", 1, 12 * 3_600, 36 * 3_600);
        add(changes, round, "transmitter", 1, 0, 0);
        add(changes, round, "override", 1, 2 * 3_600, 2 * 3_600);
        add(changes, round, "gap", 3, 120, 1_800);
        return changes;
    }

    private Moment machine(int round, int group) {
        int base = 8 + 8 * group;
        FaultKind fault =
                type.faults().get((int) (uniform(round, base) * type.faults().size()));
        double days =
                between(round, base + 1, fault.life().minDays(), fault.life().maxDays());
        double room = Math.max(0.5, SCORED - USAGE * days);
        double onset = COMMISSIONING + uniform(round, base + 2) * room;
        return moment(fault, round, onset, days, between(round, base + 3, level.weakest(), 1));
    }

    private static Moment moment(FaultKind fault, int round, double onset, double days, double strength) {
        return new Moment(
                fault.process() ? Moment.Kind.PROCESS : Moment.Kind.MACHINE,
                fault.name(),
                round * ROUND + grid(onset),
                days * DAY,
                strength,
                0);
    }

    /** One fault during commissioning, or a second one on top of the first. */
    private void harder(int round, List<Moment> faults) {
        Moment first = faults.getFirst();
        if (uniform(round, 3) < 0.5) {
            long early = round * ROUND + grid(between(round, 4, 2, COMMISSIONING));
            faults.set(0, new Moment(first.kind(), first.name(), early, first.life(), first.strength(), 0));
            return;
        }
        Moment second = machine(round, 1);
        if (!second.name().equals(first.name())) {
            long onset = first.onset() + grid(0.5 * uniform(round, 5) * first.life() / DAY);
            faults.add(new Moment(second.kind(), second.name(), onset, second.life(), second.strength(), 0));
        }
    }

    private void tag(int round, List<Moment> faults) {
        for (int attempt = 0; attempt < 8; attempt++) {
            int base = 64 + 8 * attempt;
            String name = TAG_FAULTS.get((int) (uniform(round, base) * TAG_FAULTS.size()));
            double days = name.equals("stuck") ? between(round, base + 1, 1 / 24.0, 2) : between(round, base + 1, 2, 8);
            double onset = COMMISSIONING + uniform(round, base + 2) * (SCORED - days - 0.5);
            Moment tag = new Moment(
                    Moment.Kind.TAG, name, round * ROUND + grid(onset), days * DAY, 1, uniform(round, base + 3));
            if (level == Level.HARD || faults.stream().noneMatch(other -> other.meets(tag, DAY))) {
                faults.add(tag);
                return;
            }
        }
    }

    private void add(List<Moment> changes, int round, String name, int count, double shortest, double longest) {
        for (int number = 0; number < count; number++) {
            int index = 4 * changes.size();
            long onset = round * ROUND + grid(draws.between(Streams.BENIGN, round, index, 1, 34));
            double life = draws.between(Streams.BENIGN, round, index + 1, shortest, longest);
            double size = draws.between(Streams.BENIGN, round, index + 2, 0.5, 1.5);
            double pick = draws.uniform(Streams.BENIGN, round, index + 3);
            changes.add(new Moment(Moment.Kind.BENIGN, name, onset, life, size, pick));
        }
    }

    private static long grid(double days) {
        return Math.round(days * DAY / 10) * 10;
    }

    private double uniform(int round, int index) {
        return draws.uniform(Streams.FAULT, round, index);
    }

    private double between(int round, int index, double low, double high) {
        return draws.between(Streams.FAULT, round, index, low, high);
    }
}
