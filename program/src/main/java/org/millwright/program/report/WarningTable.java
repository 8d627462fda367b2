package org.millwright.program.report;

import java.util.List;
import java.util.Optional;
import org.millwright.diagnose.Deviation;
import org.millwright.warning.Amount;
import org.millwright.warning.Confidence;
import org.millwright.warning.Span;
import org.millwright.warning.Warning;

/** All warnings of a machine, one a row; those beyond the first fifty are folded. */
final class WarningTable {
    private final Sheet sheet;
    private final List<Warning> warnings;
    private final Place place;

    WarningTable(Sheet sheet, List<Warning> warnings, Place place) {
        this.sheet = sheet;
        this.warnings = warnings;
        this.place = place;
    }

    void write() {
        int shown = Math.min(warnings.size(), WarningPart.MOST);
        table(0, shown);
        if (shown < warnings.size()) {
            sheet.html()
                    .open("details")
                    .element(
                            "summary",
                            sheet.say(
                                    "report.table.more",
                                    "Warnings {first} to {last}, in this table alone",
                                    "first",
                                    shown + 1,
                                    "last",
                                    warnings.size()));
            table(shown, warnings.size());
            sheet.html().close("details");
        }
    }

    private void table(int from, int until) {
        Html html = sheet.html();
        html.open("div", "class", "scroll")
                .open("table", "class", "warnings stack")
                .open("thead")
                .open("tr");
        for (String title : titles()) {
            html.element("th", title, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        for (int i = from; i < until; i++) {
            row(i);
        }
        html.close("tbody").close("table").close("div");
    }

    private List<String> titles() {
        return List.of(
                sheet.say("report.table.number", "No."),
                sheet.say("report.table.kind", "What changed"),
                sheet.say("report.table.began", "Began"),
                sheet.say("report.table.detected", "Detected after"),
                sheet.say("report.table.lasted", "Lasted"),
                sheet.say("report.table.first", "Left its limit first"),
                sheet.say("report.table.most", "Deviates most"),
                sheet.say("report.table.sure", "How sure"));
    }

    private void row(int index) {
        Warning warning = warnings.get(index);
        Html html = sheet.html();
        List<String> titles = titles();
        html.line().open("tr").open("td");
        number(index);
        html.close("td").open("td");
        Glyphs.use(html, warning.evidence().kind());
        html.text(new Words(sheet).kind(warning.evidence().kind())).close("td");
        Span span = warning.span();
        html.element("td", sheet.times().at(span.beganMicros()), "class", "one", "data-label", titles.get(2));
        html.element(
                "td",
                sheet.times().length(span.detectedMicros() - span.beganMicros()),
                "class",
                "one",
                "data-label",
                titles.get(3));
        html.element("td", lasted(span), "class", "one", "data-label", titles.get(4));
        html.open("td", "class", "name", "data-label", titles.get(5));
        name(warning.evidence().departures().stream()
                .map(departure -> departure.tag())
                .findFirst());
        html.close("td").open("td", "class", "name", "data-label", titles.get(6));
        most(warning.evidence().deviations());
        html.close("td").open("td", "data-label", titles.get(7));
        WarningPart.sure(html, sheet, Confidence.of(warning));
        html.close("td").close("tr");
    }

    private void number(int index) {
        String number = String.valueOf(index + 1);
        if (index < WarningPart.MOST) {
            sheet.html().element("a", number, "class", "no", "href", "#" + place.anchor(index));
        } else {
            sheet.html().element("span", number, "class", "no");
        }
    }

    private String lasted(Span span) {
        return span.open()
                ? sheet.say("report.table.stands", "still stands")
                : sheet.times().length(span.returnedMicros() - span.beganMicros());
    }

    private void name(Optional<String> tag) {
        tag.ifPresentOrElse(
                known -> sheet.html().name(known), () -> sheet.html().text(new Words(sheet).nothing()));
    }

    private void most(List<Deviation> deviations) {
        Optional<Deviation> most = deviations.stream().findFirst();
        name(most.map(Deviation::tag));
        most.filter(deviation -> deviation.inDeviations() != 0).ifPresent(deviation -> sheet.html()
                .text(" ")
                .element(
                        "small",
                        sheet.say(
                                "report.table.scatters",
                                "{times} × its usual scatter",
                                "times",
                                Amount.signedTimes(deviation.inDeviations()))));
    }
}
