package org.millwright.program.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.program.report.trend.Trend;
import org.millwright.warning.Amount;
import org.millwright.warning.Span;
import org.millwright.warning.Warning;

/** The trends of the tags that a warning names: the first over the whole recording, all of them around the warning. */
final class Trends {
    private static final int FIRST_IN_FULL = 15;
    private static final int MOST_LANES = 5;
    private static final int FEWER_LANES = 3;
    private static final int ENOUGH_BUCKETS = 200;
    private static final int LEAST_ROWS = 60;
    private static final double NEARLY_ALL = 0.5;
    private static final int MOST_MARKS = 8;

    private final Sheet sheet;
    private final ReportInput.Machine machine;
    private final Place place;

    Trends(Sheet sheet, ReportInput.Machine machine, Place place) {
        this.sheet = sheet;
        this.machine = machine;
        this.place = place;
    }

    void write(Warning warning, int index) {
        List<String> names = names(warning, index < FIRST_IN_FULL ? MOST_LANES : FEWER_LANES);
        View view = view(warning, names);
        boolean apart = view.window.length() < NEARLY_ALL * place.whole().length();
        if (!apart) {
            view = new View(place.whole(), pick(machine.tags(), names));
        }
        if (view.trends.isEmpty()) {
            return;
        }
        if (apart) {
            context(warning, view);
        }
        chart(warning, view, apart);
    }

    /** The tag the warning is about, then by turns those that left first and those that differ most. */
    private static List<String> names(Warning warning, int most) {
        Set<String> names = new LinkedHashSet<>();
        warning.subject().ifPresent(names::add);
        List<String> gone =
                warning.evidence().departures().stream().map(Departure::tag).toList();
        List<String> differing = warning.evidence().deviations().stream()
                .map(Deviation::tag)
                .filter(warning.notable()::contains)
                .toList();
        for (int i = 0; i < Math.max(gone.size(), differing.size()); i++) {
            gone.stream().skip(i).findFirst().ifPresent(names::add);
            differing.stream().skip(i).findFirst().ifPresent(names::add);
        }
        return names.stream().limit(most).toList();
    }

    /** What is drawn around the warning: the window, and the finest trends there are. */
    private record View(Window window, List<Trend> trends) {}

    private View view(Warning warning, List<String> names) {
        List<Trend> coarse = pick(machine.tags(), names);
        List<Trend> fine = pick(machine.closeups().getOrDefault(warning.id(), List.of()), names);
        Window window = around(warning.span());
        boolean enough = coarse.isEmpty() || buckets(coarse.getFirst(), window) >= ENOUGH_BUCKETS;
        if (fine.isEmpty() || fine.getFirst().size() == 0 || (enough && !coarse.isEmpty())) {
            return new View(window, coarse);
        }
        Trend first = fine.getFirst();
        return new View(new Window(first.fromMicros(0), first.untilMicros(first.size() - 1)), fine);
    }

    private static List<Trend> pick(List<Trend> trends, List<String> names) {
        List<Trend> picked = new ArrayList<>();
        for (String name : names) {
            trends.stream().filter(trend -> trend.tag().name().equals(name)).forEach(picked::add);
        }
        return picked;
    }

    /** The warning with as much before it as it is long and half as much after it, at least some rows. */
    private Window around(Span span) {
        long end = place.end(span);
        long length =
                Math.max(end - span.beganMicros(), LEAST_ROWS * sheet.time().stepMicros());
        return new Window(
                Math.max(place.whole().fromMicros(), span.beganMicros() - length),
                Math.min(place.whole().untilMicros(), end + length / 2));
    }

    private static int buckets(Trend trend, Window window) {
        int inside = 0;
        for (int bucket = 0; bucket < trend.size(); bucket++) {
            inside += window.overlaps(trend.fromMicros(bucket), trend.untilMicros(bucket)) ? 1 : 0;
        }
        return inside;
    }

    /** Where the closer view lies in the whole recording. */
    private void context(Warning warning, View view) {
        Optional<Trend> whole = pick(
                        machine.tags(), List.of(view.trends.getFirst().tag().name()))
                .stream()
                .findFirst();
        if (whole.isEmpty()) {
            return;
        }
        Chart chart = new Chart(sheet, place.whole());
        chart.open(sheet.say("report.trends.all", "Over the whole recording"));
        List<Lane.Mark> marks = new ArrayList<>(place.healthy());
        marks.add(place.warned(warning.span()));
        marks.add(new Lane.Mark("view", view.window.fromMicros(), view.window.untilMicros()));
        lane(new Lane(sheet, place.whole(), marks), whole.get(), warning, Lane.Size.LOW);
        chart.ticks(MOST_MARKS);
        chart.close();
    }

    private void chart(Warning warning, View view, boolean apart) {
        Chart chart = new Chart(sheet, view.window);
        chart.open(
                apart
                        ? sheet.say("report.trends.around", "Around the warning (the frame above)")
                        : sheet.say("report.trends.all", "Over the whole recording"));
        List<Lane.Mark> marks = new ArrayList<>(place.healthy());
        marks.add(place.warned(warning.span()));
        long detected = warning.span().detectedMicros();
        marks.add(new Lane.Mark("detected", detected, detected));
        Lane lane = new Lane(sheet, view.window, marks);
        for (Trend trend : view.trends) {
            lane(lane, trend, warning, Lane.Size.USUAL);
        }
        chart.ticks(MOST_MARKS);
        legend();
        chart.close();
    }

    private void lane(Lane lane, Trend trend, Warning warning, Lane.Size size) {
        Html html = sheet.html();
        String name = trend.tag().name();
        Optional<Deviation> own = warning.evidence().deviations().stream()
                .filter(deviation -> deviation.tag().equals(name))
                .findFirst();
        html.open("div", "class", "lane").open("div", "class", "lane-head");
        html.open("b").name(name).close("b");
        if (trend.tag().hasUnit()) {
            html.element("span", trend.tag().unit());
        }
        if (size == Lane.Size.USUAL) {
            html.element("span", left(warning, name), "class", leftFirst(warning, name) ? "first" : "");
            own.ifPresent(known -> html.element("span", normal(known)));
        }
        html.element("output", "", "class", "read").close("div");
        lane.draw(trend, own, size, description(trend, own));
        html.close("div");
    }

    private static boolean leftFirst(Warning warning, String name) {
        List<Departure> departures = warning.evidence().departures();
        return !departures.isEmpty() && departures.getFirst().tag().equals(name);
    }

    private String left(Warning warning, String name) {
        if (leftFirst(warning, name)) {
            return sheet.say("report.trends.first", "left its own limit first");
        }
        boolean gone = warning.evidence().departures().stream()
                .anyMatch(departure -> departure.tag().equals(name));
        return gone
                ? sheet.say("report.trends.later", "left its own limit later")
                : sheet.say("report.trends.inside", "within its own limits");
    }

    private String normal(Deviation own) {
        double step = own.normalDeviation();
        return sheet.say(
                "report.trends.normal",
                "normal {mean} ± {deviation}",
                "mean",
                Amount.plain(own.normalMean(), step),
                "deviation",
                Amount.plain(step, step));
    }

    private String description(Trend trend, Optional<Deviation> own) {
        return own.map(known -> sheet.say(
                        "report.trends.described",
                        "Trend of {tag}: {value} while the warning stood, normal {normal}.",
                        "tag",
                        trend.tag().name(),
                        "value",
                        Amount.value(known),
                        "normal",
                        Amount.normal(known)))
                .orElseGet(() -> sheet.say(
                        "report.trends.trend",
                        "Trend of {tag}.",
                        "tag",
                        trend.tag().name()));
    }

    private void legend() {
        Html html = sheet.html();
        html.open("ul", "class", "legend");
        Chart.key(html, "line", sheet.say("report.legend.values", "values, with every extreme"));
        Chart.key(html, "bounds", sheet.say("report.legend.own", "own limits"));
        Chart.key(html, "healthy", sheet.say("report.legend.healthy", "healthy part"));
        Chart.key(html, "warned", sheet.say("report.legend.warned", "warning, from its beginning to its return"));
        Chart.key(html, "detected", sheet.say("report.legend.detected", "detected"));
        Chart.key(html, "gap", sheet.say("report.legend.gap", "no good values"));
        html.close("ul");
    }
}
