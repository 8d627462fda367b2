package org.millwright.program.report;

import java.util.List;
import org.millwright.diagnose.Deviation;
import org.millwright.machine.Tag;
import org.millwright.warning.Amount;
import org.millwright.warning.Warning;

/** How much each tag takes part in a warning, beside its own normal and its own limits. */
final class Contributions {
    private static final int MOST_APART = 12;
    private static final double WIDEST_BAR = 0.62;

    private final Sheet sheet;

    Contributions(Sheet sheet) {
        this.sheet = sheet;
    }

    void write(Warning warning) {
        List<Deviation> deviations = warning.evidence().deviations();
        Html html = sheet.html();
        if (!deviations.isEmpty()) {
            html.open("div", "class", "bars")
                    .open("table", "class", "stack")
                    .open("thead")
                    .open("tr");
            for (String title : titles()) {
                html.element("th", title, "scope", "col");
            }
            html.close("tr").close("thead").open("tbody");
            deviations.forEach(this::row);
            html.close("tbody").close("table");
            html.element(
                            "p",
                            sheet.say(
                                    "report.parts.smear",
                                    "Not proved: parts smear over tags that move together. See each tag's own limits and the order of"
                                            + " leaving."),
                            "class",
                            "note")
                    .close("div");
        }
        screenedOut(warning.evidence().screenedOut());
    }

    private List<String> titles() {
        return List.of(
                sheet.say("report.parts.tag", "Tag"),
                sheet.say("report.parts.part", "Part in the deviation"),
                sheet.say("report.parts.value", "While it stood"),
                sheet.say("report.parts.normal", "Its normal"),
                sheet.say("report.parts.limits", "Its own limits"),
                sheet.say("report.parts.distance", "In usual scatters"));
    }

    private void row(Deviation deviation) {
        Html html = sheet.html();
        List<String> titles = titles();
        html.open("tr").open("td", "class", "name").name(deviation.tag());
        if (!deviation.unit().equals(Tag.UNKNOWN_UNIT)) {
            html.text(" ").element("small", deviation.unit());
        }
        html.close("td")
                .open("td", "class", "bar", "data-label", titles.get(1))
                .open("div", "class", "bar-track")
                .open(
                        "i",
                        "style",
                        "width:" + Sheet.percent(deviation.share() * WIDEST_BAR) + "%",
                        "aria-hidden",
                        "true")
                .close("i")
                .element("span", Math.round(deviation.share() * 100) + " %")
                .close("div")
                .close("td");
        double step = deviation.normalDeviation();
        String normal = Amount.plain(deviation.normalMean(), step) + " ± " + Amount.plain(step, step);
        html.element("td", Amount.plain(deviation.value(), step), "class", "one", "data-label", titles.get(2));
        html.element("td", normal, "class", "one", "data-label", titles.get(3));
        html.open("td", "class", "one", "data-label", titles.get(4));
        limits(deviation);
        html.close("td")
                .element("td", distance(deviation), "class", "one", "data-label", titles.get(5))
                .close("tr");
    }

    private void limits(Deviation deviation) {
        double step = deviation.normalDeviation();
        Html html = sheet.html();
        html.text(Amount.plain(deviation.limitLow(), step) + " … " + Amount.plain(deviation.limitHigh(), step));
        if (deviation.value() < deviation.limitLow() || deviation.value() > deviation.limitHigh()) {
            html.text(" ").element("small", sheet.say("report.parts.outside", "outside"), "class", "out");
        }
    }

    private String distance(Deviation deviation) {
        double deviations = deviation.inDeviations();
        if (deviations == 0) {
            return new Words(sheet).nothing();
        }
        return Amount.signedTimes(deviations);
    }

    /** Tags that are not judged together with the others. */
    private void screenedOut(List<String> tags) {
        if (tags.isEmpty()) {
            return;
        }
        Html html = sheet.html();
        html.open("p", "class", "note").text(sheet.say("report.parts.apart", "Not judged together with the others:"));
        String comma = " ";
        for (String tag : tags.subList(0, Math.min(tags.size(), MOST_APART))) {
            html.text(comma).name(tag);
            comma = ", ";
        }
        if (tags.size() > MOST_APART) {
            html.text(comma)
                    .text(sheet.say(
                            "report.reading.more",
                            "and {count} more",
                            "count",
                            Amount.grouped(tags.size() - MOST_APART)));
        }
        html.close("p");
    }
}
