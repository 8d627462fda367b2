package org.millwright.warning;

import java.util.List;
import java.util.Optional;
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

    /**
     * The tag to name first: the one that left its own limit first, if it is among those that differ most, else the one that differs
     * most; empty where the evidence names none.
     */
    public Optional<String> subject() {
        return Suspects.subject(evidence);
    }

    /** The tags worth a look: those that left their own limits in their order, then those with a part in the deviation. */
    public List<String> notable() {
        return Suspects.notable(evidence);
    }

    /** Every tag its evidence names: first in the order of leaving their own limits, then by their share in the deviation. */
    public List<String> tags() {
        return Suspects.all(evidence);
    }
}
