package org.millwright.plant.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.fault.Moment;
import org.millwright.plant.machine.MachineType;
import org.millwright.plant.unit.Regime;

/** The machine and process faults of one unit: which are there, and how severe they are for the tags and for the machine. */
final class Severities {
    private final Draws draws;
    private final MachineType type;
    private final List<Moment> coming = new ArrayList<>();
    private final List<FaultRun> running = new ArrayList<>();
    private final double[] shown;
    private final double[] full;
    private final double[] none;

    Severities(Draws draws, MachineType type) {
        this.draws = draws;
        this.type = type;
        shown = new double[type.faults().size()];
        full = new double[shown.length];
        none = new double[shown.length];
    }

    void add(Moment moment) {
        coming.add(moment);
    }

    boolean empty() {
        return running.isEmpty();
    }

    /** Whether a fault of this name is there or begins with the next step. */
    boolean has(String fault, long seconds) {
        return running.stream().anyMatch(run -> run.kind().name().equals(fault))
                || coming.stream().anyMatch(moment -> moment.name().equals(fault) && moment.onset() <= seconds);
    }

    List<FaultRun> running() {
        return running;
    }

    /** What the tags show. */
    double[] shown() {
        return shown;
    }

    /** What the machine suffers. */
    double[] full() {
        return full;
    }

    /** What its twin suffers. */
    double[] none() {
        return none;
    }

    /** Begins what is due and advances what is there; gives what began. */
    List<FaultRun> step(long seconds, Regime regime) {
        List<FaultRun> begun = begin(seconds);
        if (running.isEmpty()) {
            return begun;
        }
        Arrays.fill(shown, 0);
        Arrays.fill(full, 0);
        for (FaultRun run : running) {
            run.step(draws, seconds, regime);
            int fault = run.index();
            shown[fault] = Math.max(shown[fault], run.shown());
            full[fault] = Math.max(full[fault], run.severity());
        }
        return begun;
    }

    void cleared(FaultRun run) {
        running.remove(run);
        shown[run.index()] = 0;
        full[run.index()] = 0;
    }

    private List<FaultRun> begin(long seconds) {
        List<FaultRun> begun = new ArrayList<>(0);
        for (int at = coming.size() - 1; at >= 0; at--) {
            if (coming.get(at).onset() <= seconds) {
                Moment moment = coming.remove(at);
                int index = type.fault(moment.name());
                FaultRun run = new FaultRun(
                        moment, type.faults().get(index), index, type.tags().size());
                running.add(run);
                begun.add(run);
            }
        }
        return begun;
    }
}
