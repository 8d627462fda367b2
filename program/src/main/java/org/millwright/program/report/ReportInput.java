package org.millwright.program.report;

import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.machine.AssetPath;
import org.millwright.program.report.trend.Trend;
import org.millwright.recording.ReadReport;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Verdict;
import org.millwright.warning.Warning;

/**
 * Everything the report shows, as plain facts.
 *
 * @param source the recording
 * @param machines its machines, at least one, each scanned by itself
 * @param signature who made the report
 */
public record ReportInput(Source source, List<Machine> machines, Signature signature) {
    public ReportInput {
        machines = List.copyOf(machines);
        if (machines.isEmpty()) {
            throw new IllegalArgumentException("The recording (%s) has no machine.".formatted(source.file()));
        }
    }

    /**
     * The recording.
     *
     * @param file its name as the person gave it
     * @param time what its times mean
     * @param reading what became of its rows and cells
     * @param understanding how the file was understood
     */
    public record Source(String file, TimeAxis time, ReadReport reading, List<Message> understanding) {
        public Source {
            understanding = List.copyOf(understanding);
        }
    }

    /**
     * How the report came about.
     *
     * @param program name and version, such as {@code millwright 0.1.0}
     * @param made when, as a text; empty for a report that must be the same each time
     * @param command the command that makes it again
     */
    public record Signature(String program, String made, String command) {}

    /**
     * One machine and what the scan of it found.
     *
     * @param asset its name
     * @param healthy what was taken as normal
     * @param limit the limit of the fused score
     * @param score the fused score over the whole recording; its tag's name is not shown
     * @param tags the trends of its tags over the whole recording
     * @param warnings its warnings in order of time
     * @param closeups finer trends around warnings by the warning's id; one that is absent is drawn from {@code tags}
     * @param notices what is worth knowing of the tags and the scan; of a healthy part that is unlike the rest the first says so
     */
    public record Machine(
            AssetPath asset,
            Healthy healthy,
            Limit limit,
            Trend score,
            List<Trend> tags,
            List<Warning> warnings,
            Map<String, List<Trend>> closeups,
            List<Message> notices) {
        public Machine {
            tags = List.copyOf(tags);
            warnings = List.copyOf(warnings);
            closeups = Map.copyOf(closeups);
            notices = List.copyOf(notices);
        }
    }

    /**
     * What was taken as normal.
     *
     * @param stretches where it lies in this recording; empty if it came from another file
     * @param rows its rows
     * @param why who or what chose it
     * @param doubts what speaks against it, such as too few rows
     * @param unlikeTheRest true if the scan showed that the machine was ill while it was learned: then the warnings are folded
     */
    public record Healthy(
            List<Stretch> stretches, long rows, Message why, List<Message> doubts, boolean unlikeTheRest) {
        public Healthy {
            stretches = List.copyOf(stretches);
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * A part of the recording.
     *
     * @param fromMicros its first row
     * @param untilMicros its last row
     */
    public record Stretch(long fromMicros, long untilMicros) {}

    /**
     * The limit of the fused score.
     *
     * @param score the score at which a warning opens; not finite where there is none
     * @param budget the false alarms that the person accepts, as {@code 1/week} or {@code 1/2000rows}
     * @param standing how far the limit may be trusted
     * @param extrapolation how many times rarer than the healthy part can show the limit is
     */
    public record Limit(double score, String budget, Verdict.Standing standing, double extrapolation) {}
}
