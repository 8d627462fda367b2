package org.millwright.program.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.warning.Amount;
import org.millwright.warning.Span;
import org.millwright.warning.Warning;

/** The whole recording at one look: the fused score, its limit, the healthy part, and every warning in its place. */
final class Overview {
    private static final double ROOM_ABOVE_LIMIT = 5;
    private static final double NEAREST_MARKS = 30;
    private static final double NARROWEST = 3;
    private static final double HARDLY_MORE = 1.02;
    private static final int MOST_MARKS = 10;

    private final Sheet sheet;
    private final ReportInput.Machine machine;
    private final Place place;

    Overview(Sheet sheet, ReportInput.Machine machine, Place place) {
        this.sheet = sheet;
        this.machine = machine;
        this.place = place;
    }

    void write() {
        Html html = sheet.html();
        Chart chart = new Chart(sheet, place.whole());
        chart.open(sheet.say("report.overview.title", "How unlike its own normal, over the whole recording"));
        numbers();
        Band band = band();
        Lane lane = new Lane(sheet, place.whole(), marks());
        lane.drawScore(machine.score(), machine.limit().score(), band, description());
        chart.ticks(MOST_MARKS);
        html.open("ul", "class", "legend");
        Chart.key(
                html,
                "line",
                sheet.say("report.legend.score", "score (0 = as usual, each step up is ten times rarer)"));
        if (Double.isFinite(machine.limit().score())) {
            Chart.key(
                    html,
                    "bounds",
                    sheet.say(
                            "report.legend.limit",
                            "limit {limit}",
                            "limit",
                            Amount.plain(machine.limit().score(), 1)));
        }
        if (!machine.healthy().stretches().isEmpty()) {
            Chart.key(html, "healthy", sheet.say("report.legend.healthy", "healthy part"));
        }
        if (!machine.warnings().isEmpty()) {
            Chart.key(html, "warned", sheet.say("report.legend.warned", "warning, from its beginning to its return"));
        }
        html.close("ul");
        cut(band);
        chart.close();
    }

    /** The marks of one machine in time: what was taken as healthy, and its warnings. */
    private List<Lane.Mark> marks() {
        List<Lane.Mark> marks = new ArrayList<>(place.healthy());
        Lane.@Nullable Mark last = null;
        for (Warning warning : machine.warnings()) {
            Lane.Mark mark = place.warned(warning.span());
            if (last != null && touch(last, mark)) {
                marks.removeLast();
                mark = new Lane.Mark(mark.look(), last.fromMicros(), Math.max(last.untilMicros(), mark.untilMicros()));
            }
            marks.add(mark);
            last = mark;
        }
        return marks;
    }

    /** True if nobody could see the two apart. */
    private boolean touch(Lane.Mark left, Lane.Mark right) {
        return place.whole().x(right.fromMicros()) - place.whole().x(left.untilMicros()) < NARROWEST;
    }

    /** Numbers over the strip, as links; where they would touch, only the first is written. */
    private void numbers() {
        Html html = sheet.html();
        if (machine.warnings().isEmpty()) {
            return;
        }
        html.open("div", "class", "marks");
        double last = -NEAREST_MARKS;
        double lastWide = -100;
        for (int i = 0; i < Math.min(machine.warnings().size(), WarningPart.MOST); i++) {
            Span span = machine.warnings().get(i).span();
            double x = Math.clamp(place.whole().x(span.beganMicros()), 12, Window.WIDTH - 12);
            if (x - last < NEAREST_MARKS) {
                continue;
            }
            last = x;
            boolean lone = x - lastWide >= 80;
            lastWide = lone ? x : lastWide;
            html.element(
                    "a",
                    String.valueOf(i + 1),
                    "class",
                    lone ? "no lone" : "no",
                    "style",
                    Sheet.left(x),
                    "href",
                    "#" + place.anchor(i),
                    "aria-label",
                    sheet.say("report.overview.go", "Warning {number}", "number", i + 1));
        }
        html.close("div");
    }

    private Band band() {
        double highest = highest();
        double limit = machine.limit().score();
        double usual = Double.isFinite(limit) ? limit * 1.4 : highest;
        double room = Double.isFinite(limit) ? limit * ROOM_ABOVE_LIMIT : highest;
        return new Band(0, Math.max(1, Math.max(usual, Math.min(highest * 1.06, room))));
    }

    private double highest() {
        double highest = 0;
        for (int bucket = 0; bucket < machine.score().size(); bucket++) {
            if (machine.score().good(bucket) > 0) {
                highest = Math.max(highest, machine.score().max(bucket));
            }
        }
        return highest;
    }

    private void cut(Band band) {
        if (highest() > band.high() * HARDLY_MORE) {
            sheet.html()
                    .element(
                            "p",
                            sheet.say(
                                    "report.overview.cut",
                                    "The picture is cut at {cut}; the highest score is {highest}.",
                                    "cut",
                                    Amount.plain(band.high(), 1),
                                    "highest",
                                    Amount.plain(highest(), 1)),
                            "class",
                            "note");
        }
    }

    private String description() {
        return sheet.say(
                "report.overview.description",
                "The score over the whole recording, highest {highest}; {count} warnings are marked.",
                "highest",
                Amount.plain(highest(), 1),
                "count",
                machine.warnings().size());
    }
}
