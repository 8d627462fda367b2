package org.millwright.program.report;

import java.util.List;
import org.millwright.machine.Tag;
import org.millwright.program.report.trend.Trend;
import org.millwright.warning.Amount;

/** Every tag of a machine with its whole trend at a glance. */
final class TagTable {
    private static final int MOST_PICTURES = 60;
    private static final int COLUMNS = 120;
    private static final int VISIBLE_STEPS = 200;

    private final Sheet sheet;
    private final ReportInput.Machine machine;
    private final Place place;

    TagTable(Sheet sheet, ReportInput.Machine machine, Place place) {
        this.sheet = sheet;
        this.machine = machine;
        this.place = place;
    }

    void write() {
        Html html = sheet.html();
        html.line();
        if (machine.warnings().isEmpty() && machine.tags().size() <= MOST_PICTURES) {
            html.open("details", "class", "panel", "open", "open");
        } else {
            html.open("details", "class", "panel");
        }
        html.element(
                "summary",
                sheet.say(
                        "report.tags.title",
                        "All tags ({count})",
                        "count",
                        Amount.grouped(machine.tags().size())));
        html.open("div", "class", "inside scroll").open("table").open("thead").open("tr");
        for (String title : List.of(
                sheet.say("report.tags.tag", "Tag"),
                sheet.say("report.tags.unit", "Unit"),
                sheet.say("report.tags.trend", "Over the whole recording"),
                sheet.say("report.tags.lowest", "Lowest"),
                sheet.say("report.tags.highest", "Highest"),
                sheet.say("report.tags.missing", "Without a good value"))) {
            html.element("th", title, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        for (int i = 0; i < machine.tags().size(); i++) {
            row(machine.tags().get(i), i < MOST_PICTURES);
        }
        html.close("tbody").close("table").close("div").close("details");
    }

    private void row(Trend trend, boolean picture) {
        Html html = sheet.html();
        Extent extent = Extent.of(trend);
        Tag tag = trend.tag();
        String nothing = new Words(sheet).nothing();
        html.line().open("tr").open("td", "class", "name").name(tag.name()).close("td");
        html.element("td", tag.hasUnit() ? tag.unit() : nothing).open("td");
        if (picture && extent.good > 0) {
            spark(trend, extent);
        }
        double step = (extent.max - extent.min) / VISIBLE_STEPS;
        html.close("td")
                .element("td", extent.good > 0 ? Amount.plain(extent.min, step) : nothing)
                .element("td", extent.good > 0 ? Amount.plain(extent.max, step) : nothing)
                .element("td", missing(extent))
                .close("tr");
    }

    private void spark(Trend trend, Extent extent) {
        Html html = sheet.html();
        Trace trace = Trace.of(trend, place.whole(), COLUMNS);
        html.open(
                        "svg",
                        "class",
                        "spark",
                        "viewBox",
                        "0 0 1000 1000",
                        "preserveAspectRatio",
                        "none",
                        "aria-hidden",
                        "true")
                .empty("path", "class", "trace", "d", trace.path(Band.around(extent.min, extent.max)))
                .close("svg");
    }

    private String missing(Extent extent) {
        long missing = extent.rows - extent.good;
        if (missing == 0) {
            return sheet.say("report.tags.none", "none");
        }
        return sheet.say(
                "report.tags.share",
                "{count} rows ({percent} %)",
                "count",
                Amount.grouped(missing),
                "percent",
                Amount.plain(100.0 * missing / extent.rows, 1));
    }

    /** What a trend holds in all. */
    private record Extent(double min, double max, long rows, long good) {
        static Extent of(Trend trend) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            long rows = 0;
            long good = 0;
            for (int bucket = 0; bucket < trend.size(); bucket++) {
                rows += trend.rows(bucket);
                good += trend.good(bucket);
                min = Math.min(min, trend.min(bucket));
                max = Math.max(max, trend.max(bucket));
            }
            return new Extent(min, max, rows, good);
        }
    }
}
