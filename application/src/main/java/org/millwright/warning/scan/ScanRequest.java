package org.millwright.warning.scan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.detect.Budget;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;

/**
 * What to look through, and how.
 *
 * @param recording the recording
 * @param baseline which part counts as healthy
 * @param chosenBudget the false alarms accepted; null for the default of the time axis
 * @param person who asks
 * @param at when
 * @param inputs what the recording is, for the origin of the warnings: names with their SHA-256
 * @param code name and version of the program
 */
public record ScanRequest(
        Recording recording,
        Baseline baseline,
        @Nullable Budget chosenBudget,
        String person,
        Instant at,
        List<String> inputs,
        String code) {
    public ScanRequest {
        inputs = List.copyOf(inputs);
    }

    /** The budget that holds: one a week, or one in 2,000 rows where rows have no times. */
    public Budget budget() {
        if (chosenBudget != null) {
            return chosenBudget;
        }
        return recording.time().kind() == TimeAxis.Kind.ROWS ? Budget.BY_ROWS : Budget.WEEKLY;
    }
}
