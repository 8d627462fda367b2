package org.millwright.program.report;

import org.millwright.diagnose.ChangeKind;
import org.millwright.warning.Confidence;

/** The names of kinds, grades and reasons in the person's language. */
final class Words {
    private final Sheet sheet;

    Words(Sheet sheet) {
        this.sheet = sheet;
    }

    String kind(ChangeKind kind) {
        return switch (kind) {
            case SHIFT -> sheet.say("report.kind.shift", "Shift of level");
            case DRIFT -> sheet.say("report.kind.drift", "Drift");
            case SPREAD -> sheet.say("report.kind.spread", "Changed scatter");
            case CORRELATION -> sheet.say("report.kind.correlation", "Broken correlation");
            case STUCK -> sheet.say("report.kind.stuck", "Stuck value");
            case MISSING -> sheet.say("report.kind.missing", "Missing values");
            case SENSOR -> sheet.say("report.kind.sensor", "Sensor or unit changed");
        };
    }

    String confidence(Confidence confidence) {
        return switch (confidence) {
            case STRONG -> sheet.say("report.sure.strong", "strong");
            case FAIR -> sheet.say("report.sure.fair", "fair");
            case WEAK -> sheet.say("report.sure.weak", "weak");
        };
    }

    /** Why rows were not read; a reason without a text here is shown as it is. */
    String skipped(String reason) {
        return switch (reason) {
            case "blank" -> sheet.say("report.skipped.blank", "blank rows");
            case "too-few-cells" -> sheet.say("report.skipped.few", "rows with fewer cells than columns");
            case "too-many-cells" -> sheet.say("report.skipped.many", "rows with more cells than columns");
            case "cut-row" -> sheet.say("report.skipped.cut", "rows that were not written to their end");
            case "repeated-header" -> sheet.say("report.skipped.header", "repeated header rows");
            case "no-time" -> sheet.say("report.skipped.no-time", "rows without a readable time");
            case "no-machine" -> sheet.say("report.skipped.no-machine", "rows that name no machine");
            case "footer" -> sheet.say("report.skipped.footer", "lines after the table");
            case "duplicate-time" -> sheet.say("report.skipped.duplicate-time", "rows with a time that came twice");
            default -> reason;
        };
    }

    String nothing() {
        return "–";
    }
}
