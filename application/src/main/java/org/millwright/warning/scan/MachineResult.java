package org.millwright.warning.scan;

import java.util.List;
import org.millwright.detect.Channel;
import org.millwright.detect.Limit;
import org.millwright.recording.Recording;
import org.millwright.warning.Warning;

/**
 * What was found on one machine.
 *
 * @param machine the machine
 * @param healthy the rows taken as healthy
 * @param limit where a warning opens, and how far that may be trusted
 * @param channels how each tag was judged
 * @param warnings the warnings, the earliest first
 * @param changes the times at which a change of level was noticed, in microseconds
 * @param counts what became of the rows that were looked through
 * @param outlook whether the healthy part looks like the rest
 */
public record MachineResult(
        Recording.Machine machine,
        HealthyPart healthy,
        Limit limit,
        List<Channel> channels,
        List<Warning> warnings,
        List<Long> changes,
        Counts counts,
        Outlook outlook) {
    public MachineResult {
        channels = List.copyOf(channels);
        warnings = List.copyOf(warnings);
        changes = List.copyOf(changes);
    }

    /**
     * What became of the rows that were looked through.
     *
     * @param judged rows that were judged
     * @param blind rows with too few values
     * @param unseen rows in a state that the healthy part did not show
     * @param inWarning rows in which a warning stood
     */
    public record Counts(long judged, long blind, long unseen, long inWarning) {
        /** All rows that were looked through. */
        public long all() {
            return judged + blind + unseen;
        }
    }
}
