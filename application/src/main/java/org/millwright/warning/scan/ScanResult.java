package org.millwright.warning.scan;

import java.util.List;
import org.millwright.detect.Budget;
import org.millwright.recording.ReadReport;

/**
 * What was found in a recording.
 *
 * @param machines one result per machine that could be judged
 * @param refused machines that could not, with the reason
 * @param budget the false alarms accepted
 * @param read what was read and what was skipped
 */
public record ScanResult(List<MachineResult> machines, List<Refused> refused, Budget budget, ReadReport read) {
    public ScanResult {
        machines = List.copyOf(machines);
        refused = List.copyOf(refused);
    }

    /**
     * A machine that could not be judged.
     *
     * @param machine its name
     * @param problem why, and the cure
     */
    public record Refused(String machine, org.millwright.Problem problem) {}

    /** True if any machine has a warning. */
    public boolean warned() {
        return machines.stream().anyMatch(machine -> !machine.warnings().isEmpty());
    }
}
