package org.millwright.program.warn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.program.report.ReportInput;
import org.millwright.program.report.trend.Trend;
import org.millwright.recording.Recording;
import org.millwright.warning.Verdict;
import org.millwright.warning.Warning;
import org.millwright.warning.scan.HealthyPart;
import org.millwright.warning.scan.MachineResult;
import org.millwright.warning.scan.ScanResult;

/** Puts together what the report shows. */
final class ReportFiller {
    private final Recording recording;
    private final TrendListener trends;

    ReportFiller(Recording recording, TrendListener trends) {
        this.recording = recording;
        this.trends = trends;
    }

    ReportInput fill(ScanResult result, ReportInput.Signature signature) {
        return new ReportInput(
                new ReportInput.Source(recording.name(), recording.time(), result.read(), recording.understanding()),
                result.machines().stream()
                        .map(machine -> machine(machine, result.budget().text()))
                        .toList(),
                signature);
    }

    private ReportInput.Machine machine(MachineResult result, String budget) {
        TrendListener.Trends seen = trends.of(result.machine());
        return new ReportInput.Machine(
                result.machine().asset(),
                healthy(result),
                new ReportInput.Limit(
                        result.limit().score(),
                        budget,
                        result.limit().provisional() ? Verdict.Standing.PROVISIONAL : Verdict.Standing.CALIBRATED,
                        result.limit().extrapolation()),
                seen.score(),
                seen.tags(),
                result.warnings(),
                closeups(result, seen),
                notices(result));
    }

    private static ReportInput.Healthy healthy(MachineResult result) {
        HealthyPart part = result.healthy();
        List<ReportInput.Stretch> stretches = part.fromRow() == 0
                ? List.of()
                : List.of(new ReportInput.Stretch(part.fromMicros(), part.untilMicros()));
        return new ReportInput.Healthy(
                stretches,
                part.rows(),
                part.why(),
                result.limit().doubts(),
                result.outlook().unlike());
    }

    private static Map<String, List<Trend>> closeups(MachineResult result, TrendListener.Trends seen) {
        Map<String, List<Trend>> byTime = seen.closeups();
        Map<String, List<Trend>> byId = new HashMap<>();
        for (Warning warning : result.warnings()) {
            List<Trend> closeup = byTime.get(Long.toString(warning.span().detectedMicros()));
            if (closeup != null) {
                byId.put(warning.id(), closeup);
            }
        }
        return byId;
    }

    private List<Message> notices(MachineResult result) {
        List<Message> notices = new ArrayList<>();
        if (result.outlook().unlike()) {
            notices.add(Notices.unlike(result, new Stamps(recording.time())));
        }
        result.channels().forEach(channel -> notices.addAll(channel.why()));
        return notices;
    }
}
