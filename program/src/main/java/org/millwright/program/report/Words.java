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
            case "preamble" -> sheet.say("report.skipped.preamble", "lines before the table");
            case "header" -> sheet.say("report.skipped.header", "repeated header rows");
            case "footer" -> sheet.say("report.skipped.footer", "lines after the table");
            case "duplicate", "duplicate-row" -> sheet.say("report.skipped.duplicate", "rows that came twice");
            case "duplicate-time" -> sheet.say("report.skipped.duplicate-time", "rows with a time that came twice");
            case "no-time", "bad-time" -> sheet.say("report.skipped.no-time", "rows without a readable time");
            case "late", "out-of-order" -> sheet.say("report.skipped.late", "rows that came too late");
            default -> reason;
        };
    }

    /** Why a tag is not judged together with the others; a reason without a text here is shown as it is. */
    String screened(String reason) {
        return switch (reason) {
            case "constant" -> sheet.say("report.screen.constant", "constant on the healthy part");
            case "stuck" -> sheet.say("report.screen.stuck", "stands still for long on the healthy part");
            case "discrete" -> sheet.say("report.screen.discrete", "has few different values");
            case "duplicate" -> sheet.say("report.screen.duplicate", "repeats another tag");
            case "drifting" -> sheet.say("report.screen.drifting", "drifts already on the healthy part");
            case "missing" -> sheet.say("report.screen.missing", "has too few values on the healthy part");
            default -> reason;
        };
    }

    String nothing() {
        return "–";
    }
}
