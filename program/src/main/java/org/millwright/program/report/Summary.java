package org.millwright.program.report;

import java.util.ArrayList;
import java.util.List;
import org.millwright.Message;
import org.millwright.warning.Amount;
import org.millwright.warning.Narrative;
import org.millwright.warning.Verdict;

/** The first thing a reader sees of a machine: what was found, and on what that stands. */
final class Summary {
    private static final int MOST_NOTICES = 4;

    private final Sheet sheet;
    private final ReportInput input;
    private final ReportInput.Machine machine;
    private final Place place;

    Summary(Sheet sheet, ReportInput input, ReportInput.Machine machine, Place place) {
        this.sheet = sheet;
        this.input = input;
        this.machine = machine;
        this.place = place;
    }

    void write() {
        Html html = sheet.html();
        html.element("p", found(), "class", "verdict").element("p", meaning(), "class", "aside");
        box("notice", doubts());
    }

    /** Where the numbers come from, and what else is worth knowing. */
    void facts() {
        Html html = sheet.html();
        html.open("dl", "class", "facts");
        fact(
                sheet.say("report.fact.recording", "Recording"),
                sheet.say("report.fact.rows", "{rows} rows", "rows", Amount.grouped(place.rows())),
                tags());
        fact(
                sheet.say("report.fact.time", "Time"),
                sheet.say(
                        "report.fact.span",
                        "{from} to {until}",
                        "from",
                        sheet.times().at(place.whole().fromMicros()),
                        "until",
                        sheet.times().at(place.whole().untilMicros())),
                sheet.times().meaning());
        fact(
                sheet.say("report.fact.healthy", "Taken as healthy"),
                sheet.say(
                        "report.fact.rows",
                        "{rows} rows",
                        "rows",
                        Amount.grouped(machine.healthy().rows())),
                sheet.say(machine.healthy().why()));
        ReportInput.Limit limit = machine.limit();
        fact(
                sheet.say("report.fact.limit", "Limit of the score"),
                Double.isFinite(limit.score()) ? Amount.plain(limit.score(), 1) + " · " + standing() : standing(),
                sheet.say(Narrative.budget(limit.budget())));
        fact(sheet.say("report.fact.skipped", "Skipped on reading"), skipped(), leftOut());
        html.close("dl");
        box("notice notes", machine.notices().subList(first(), machine.notices().size()));
    }

    private void fact(String title, String value, String more) {
        sheet.html().open("div").element("dt", title).open("dd").text(value);
        if (!more.isEmpty()) {
            sheet.html().element("small", more);
        }
        sheet.html().close("dd").close("div");
    }

    private String found() {
        int count = machine.warnings().size();
        String rows = Amount.grouped(place.rows());
        if (machine.limit().standing() == Verdict.Standing.UNCALIBRATED) {
            return sheet.say("report.found.uncalibrated", "No limit, so no warnings: the score is shown alone.");
        }
        if (machine.healthy().unlikeTheRest()) {
            return sheet.say(
                    "report.found.folded",
                    "The healthy part is itself unlike the rest; {count} warnings stand on it.",
                    "count",
                    Amount.grouped(count));
        }
        return switch (count) {
            case 0 -> sheet.say("report.found.none", "No warnings in {rows} rows.", "rows", rows);
            case 1 -> sheet.say("report.found.one", "1 warning in {rows} rows.", "rows", rows);
            default ->
                sheet.say(
                        "report.found.some",
                        "{count} warnings in {rows} rows.",
                        "count",
                        Amount.grouped(count),
                        "rows",
                        rows);
        };
    }

    private String meaning() {
        if (machine.healthy().unlikeTheRest()) {
            return sheet.say(
                    "report.meaning.folded",
                    "Machines are often recorded because they are ill. Choose a part in which this one was well, and scan again.");
        }
        return machine.warnings().isEmpty()
                ? sheet.say(
                        "report.meaning.none",
                        "The machine stayed like its own healthy part. That does not say that the healthy part itself was good.")
                : sheet.say(
                        "report.meaning.some",
                        "A warning says that the machine is unlike its own healthy part, and since when. It does not name the cause.");
    }

    /** What stands against the result. */
    private List<Message> doubts() {
        List<Message> doubts = new ArrayList<>(machine.notices().subList(0, first()));
        if (machine.limit().standing() == Verdict.Standing.PROVISIONAL) {
            doubts.add(
                    machine.healthy().doubts().isEmpty()
                            ? Narrative.standing(
                                    machine.limit().standing(), machine.limit().extrapolation())
                            : Message.of(
                                    "report.notice.provisional",
                                    "The limit is provisional: take the warnings as hints."));
        }
        doubts.addAll(machine.healthy().doubts());
        return doubts;
    }

    /** The first notice of an ill healthy part says so, and stands above; all others are notes. */
    private int first() {
        return machine.healthy().unlikeTheRest() && !machine.notices().isEmpty() ? 1 : 0;
    }

    private void box(String look, List<Message> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Html html = sheet.html();
        html.open("div", "class", look, "role", "note");
        int shown = lines.size() <= MOST_NOTICES + 1 ? lines.size() : MOST_NOTICES;
        lines.subList(0, shown).forEach(line -> html.element("p", sheet.say(line)));
        if (shown < lines.size()) {
            html.open("details")
                    .element(
                            "summary",
                            sheet.say("report.fact.more", "{count} more notes", "count", lines.size() - shown));
            lines.subList(shown, lines.size()).forEach(line -> html.element("p", sheet.say(line)));
            html.close("details");
        }
        html.close("div");
    }

    private String tags() {
        int count = machine.tags().size();
        return count == 1
                ? sheet.say("report.fact.tag", "1 tag")
                : sheet.say("report.fact.tags", "{count} tags", "count", Amount.grouped(count));
    }

    private String standing() {
        return switch (machine.limit().standing()) {
            case CALIBRATED -> sheet.say("report.standing.calibrated", "calibrated");
            case PROVISIONAL -> sheet.say("report.standing.provisional", "provisional");
            case UNCALIBRATED -> sheet.say("report.standing.uncalibrated", "none yet");
        };
    }

    private String skipped() {
        long rows = input.source().reading().skipped();
        return rows == 0
                ? sheet.say("report.fact.nothing", "no row")
                : sheet.say("report.fact.rows", "{rows} rows", "rows", Amount.grouped(rows));
    }

    private String leftOut() {
        long cells = count(input.source().reading().missingCells().values())
                + count(input.source().reading().badCells().values());
        return sheet.say(
                "report.fact.cells",
                "Cells without a good value: {cells}; columns left out: {columns}",
                "cells",
                Amount.grouped(cells),
                "columns",
                input.source().reading().columnsLeftOut().size());
    }

    private static long count(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
