package org.millwright.program.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.warning.Confidence;
import org.millwright.warning.Narrative;
import org.millwright.warning.Similar;
import org.millwright.warning.Span;
import org.millwright.warning.Warning;

/** One warning in full: in plain words, in pictures, in numbers. */
final class WarningPart {
    /** So many warnings of a machine are shown in full; the rest stands in the table alone. */
    static final int MOST = 50;

    private final Sheet sheet;
    private final ReportInput.Machine machine;
    private final Place place;
    private final Map<String, Integer> numbers = new TreeMap<>();

    WarningPart(Sheet sheet, ReportInput.Machine machine, Place place) {
        this.sheet = sheet;
        this.machine = machine;
        this.place = place;
        for (int i = 0; i < machine.warnings().size(); i++) {
            numbers.putIfAbsent(machine.warnings().get(i).id(), i);
        }
    }

    void write(int index) {
        Warning warning = machine.warnings().get(index);
        Narrative told = Narrative.of(warning, sheet.times());
        Html html = sheet.html();
        html.line().open("article", "class", "panel warning", "id", place.anchor(index));
        head(index, warning);
        html.element("p", sheet.say(told.headline()), "class", "lead");
        html.open("div", "class", "cols").open("div");
        new Trends(sheet, machine, place).write(warning, index);
        new Contributions(sheet).write(warning);
        html.close("div").open("div", "class", "side");
        order(told);
        list(sheet.say("report.warning.checks", "What to check"), told.checks(), "checks");
        list(sheet.say("report.warning.sure", "How sure is this?"), told.trust(), "");
        similar(warning, told);
        html.close("div").close("div").close("article");
    }

    private void head(int index, Warning warning) {
        Html html = sheet.html();
        Words words = new Words(sheet);
        html.open("div", "class", "head")
                .element("span", String.valueOf(index + 1), "class", "no")
                .open("h3");
        Glyphs.use(html, warning.evidence().kind());
        html.text(words.kind(warning.evidence().kind()));
        warning.subject().ifPresent(tag -> html.text(" · ").name(tag));
        html.close("h3").close("div");
        Span span = warning.span();
        html.open("p", "class", "meta")
                .text(sheet.say(
                        "report.warning.began",
                        "Began {began}, detected {detected} ({after} later).",
                        "began",
                        sheet.times().at(span.beganMicros()),
                        "detected",
                        sheet.times().at(span.detectedMicros()),
                        "after",
                        sheet.times().length(span.detectedMicros() - span.beganMicros())))
                .text(" ")
                .text(ended(span))
                .text(" ");
        sure(html, sheet, Confidence.of(warning));
        html.close("p");
    }

    private String ended(Span span) {
        return span.open()
                ? sheet.say("report.warning.stands", "It still stands at the end of the recording.")
                : sheet.say(
                        "report.warning.returned",
                        "Returned {returned}, after {length}.",
                        "returned",
                        sheet.times().at(span.returnedMicros()),
                        "length",
                        sheet.times().length(span.returnedMicros() - span.beganMicros()));
    }

    /** The grade as dots and as a word. */
    static void sure(Html html, Sheet sheet, Confidence confidence) {
        String dots =
                switch (confidence) {
                    case STRONG -> "●●●";
                    case FAIR -> "●●○";
                    case WEAK -> "●○○";
                };
        html.open("span", "class", "sure")
                .element("i", dots, "aria-hidden", "true")
                .text(new Words(sheet).confidence(confidence))
                .close("span");
    }

    private void list(String title, List<Message> lines, String look) {
        Html html = sheet.html();
        html.open("section").element("h4", title).open("ul", "class", look);
        for (Message line : lines) {
            html.element("li", sheet.say(line), "dir", "auto");
        }
        html.close("ul").close("section");
    }

    private void order(Narrative told) {
        Html html = sheet.html();
        html.open("section").element("h4", sheet.say("report.warning.order", "Order of leaving their own limits"));
        if (!told.order().isEmpty()) {
            html.open("ol");
            told.order().forEach(line -> html.element("li", sheet.say(line), "dir", "auto"));
            html.close("ol");
        }
        told.others().forEach(line -> html.element("p", sheet.say(line), "class", "beside", "dir", "auto"));
        html.close("section");
    }

    private void similar(Warning warning, Narrative told) {
        Html html = sheet.html();
        html.open("section")
                .element("h4", sheet.say("report.warning.similar", "Similar earlier episodes"))
                .open("ul");
        for (int i = 0; i < told.similar().size(); i++) {
            html.open("li").text(sheet.say(told.similar().get(i)));
            episode(warning, i).ifPresent(this::link);
            html.close("li");
        }
        html.close("ul").close("section");
    }

    private Optional<Integer> episode(Warning warning, int similar) {
        List<Similar> all = warning.similar();
        return similar < all.size()
                ? Optional.ofNullable(numbers.get(all.get(similar).warningId()))
                : Optional.empty();
    }

    private void link(int earlier) {
        String name = sheet.say("report.warning.number", "Warning {number}", "number", earlier + 1);
        sheet.html().text(" ");
        if (earlier < MOST) {
            sheet.html().element("a", name, "href", "#" + place.anchor(earlier));
        } else {
            sheet.html().text(name);
        }
    }
}
