package org.millwright.warning;

import java.util.List;
import org.millwright.diagnose.Evidence;
import org.millwright.machine.AssetPath;
import org.millwright.origin.Origin;

/**
 * One machine differed from its own normal, and a person should know.
 *
 * @param id the same for the same recording, baseline and budget
 * @param asset the machine
 * @param span when
 * @param verdict how sure
 * @param evidence why
 * @param similar earlier episodes that looked alike, the most alike first
 * @param origin the model and data it stands on
 */
public record Warning(
        String id,
        AssetPath asset,
        Span span,
        Verdict verdict,
        Evidence evidence,
        List<Similar> similar,
        Origin origin) {
    public Warning {
        similar = List.copyOf(similar);
    }

    /** Every tag its evidence names: first in the order of leaving their own limits, then by their share in the deviation. */
    public List<String> tags() {
        return Suspects.all(evidence);
    }
}
