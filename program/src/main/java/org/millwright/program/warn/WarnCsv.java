package org.millwright.program.warn;

import java.util.ArrayList;
import java.util.List;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.program.cli.Table;
import org.millwright.program.cli.Table.Column;
import org.millwright.recording.Recording;
import org.millwright.warning.Confidence;
import org.millwright.warning.Warning;
import org.millwright.warning.scan.MachineResult;
import org.millwright.warning.scan.ScanResult;

/** The warnings of a scan as rows of text, one a warning, for a spreadsheet. */
final class WarnCsv {
    private static final List<String> HEADER = List.of(
            "machine",
            "id",
            "began",
            "detected",
            "returned",
            "rows",
            "kind",
            "confidence",
            "score",
            "limit",
            "left_first",
            "deviates_most",
            "in_deviations");

    private final Stamps stamps;

    WarnCsv(Recording recording) {
        stamps = new Stamps(recording.time());
    }

    /** The whole document. */
    String text(ScanResult result) {
        Table table =
                new Table(HEADER.stream().map(key -> Column.text(key, key)).toArray(Column[]::new));
        rows(result).forEach(row -> table.add(row.toArray()));
        return table.csv();
    }

    private List<List<String>> rows(ScanResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (MachineResult machine : result.machines()) {
            for (Warning warning : machine.warnings()) {
                rows.add(row(warning));
            }
        }
        return rows;
    }

    private List<String> row(Warning warning) {
        List<Departure> left = warning.evidence().departures();
        List<Deviation> most = warning.evidence().deviations();
        return List.of(
                warning.asset().toString(),
                warning.id(),
                stamps.of(warning.span().beganMicros()).toString(),
                stamps.of(warning.span().detectedMicros()).toString(),
                warning.span().open()
                        ? ""
                        : stamps.of(warning.span().returnedMicros()).toString(),
                Long.toString(warning.span().rows()),
                warning.evidence().kind().id(),
                Confidence.of(warning).name().toLowerCase(java.util.Locale.ROOT),
                Double.toString(warning.verdict().score()),
                Double.toString(warning.verdict().limit()),
                left.isEmpty() ? "" : left.getFirst().tag(),
                most.isEmpty() ? "" : most.getFirst().tag(),
                most.isEmpty() ? "" : Double.toString(most.getFirst().inDeviations()));
    }
}
