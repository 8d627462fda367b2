package org.millwright.program.report;

import java.util.List;
import java.util.Optional;
import org.millwright.diagnose.Deviation;
import org.millwright.machine.Tag;
import org.millwright.program.report.trend.Trend;
import org.millwright.warning.Amount;

/** One picture of one trend: its line, its own limits, and the marks that all pictures of a chart share. */
final class Lane {
    private static final double MOST_ROOM_FOR_LIMITS = 8;
    private static final int VISIBLE_STEPS = 5;

    private final Sheet sheet;
    private final Window window;
    private final List<Mark> marks;

    /**
     * @param marks what is marked behind the line in this window
     */
    Lane(Sheet sheet, Window window, List<Mark> marks) {
        this.sheet = sheet;
        this.window = window;
        this.marks = marks;
    }

    /** A marked stretch of time by the name of its look. */
    record Mark(String look, long fromMicros, long untilMicros) {}

    /** How a picture is drawn: its look and how finely. */
    enum Size {
        TALL("plot tall", 500),
        USUAL("plot", 300),
        LOW("plot low", 300);

        private final String look;
        private final int columns;

        Size(String look, int columns) {
            this.look = look;
            this.columns = columns;
        }
    }

    /** Draws a tag with its own limits, where they are known. */
    void draw(Trend trend, Optional<Deviation> own, Size size, String description) {
        Trace trace = Trace.of(trend, window, size.columns);
        draw(trace, trend.tag(), band(trace, own), new Lines(own), size, description);
    }

    /** Draws a score from 0 on, with its limit; what lies far above the limit is cut at the upper edge. */
    void drawScore(Trend trend, double limit, Band band, String description) {
        Trace trace = Trace.of(trend, window, Size.TALL.columns);
        draw(trace, trend.tag(), band, new Lines(limit), Size.TALL, description);
    }

    private void draw(Trace trace, Tag tag, Band band, Lines lines, Size size, String description) {
        Html html = sheet.html();
        html.open(
                "div",
                "class",
                size.look,
                "data-low",
                String.valueOf(band.low()),
                "data-high",
                String.valueOf(band.high()),
                "data-digits",
                String.valueOf(digits(band)),
                "data-unit",
                tag.hasUnit() ? tag.unit() : "");
        marks.stream().filter(mark -> !mark.look.equals("detected")).forEach(this::mark);
        trace.gaps().forEach(gap -> html.open("i", "class", "gap", "style", Sheet.stretch(gap.fromX(), gap.untilX()))
                .close("i"));
        html.open(
                "svg",
                "viewBox",
                "0 0 1000 1000",
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                description);
        lines.draw(html, band);
        if (!trace.empty()) {
            html.empty("path", "class", "trace", "d", trace.path(band));
        }
        html.close("svg");
        marks.stream().filter(mark -> mark.look.equals("detected")).forEach(this::mark);
        edges(trace, band);
        html.close("div");
    }

    private void mark(Mark mark) {
        if (!window.overlaps(mark.fromMicros, mark.untilMicros)) {
            return;
        }
        double from = window.x(mark.fromMicros);
        double until = window.x(mark.untilMicros);
        String place = mark.look.equals("detected") ? Sheet.left(from) : Sheet.stretch(from, until);
        sheet.html().open("i", "class", mark.look, "style", place).close("i");
    }

    private void edges(Trace trace, Band band) {
        if (trace.empty()) {
            return;
        }
        double step = (band.high() - band.low()) / VISIBLE_STEPS;
        sheet.html().element("span", Amount.plain(band.high(), step), "class", "y hi");
        sheet.html().element("span", Amount.plain(band.low(), step), "class", "y lo");
    }

    /** Room for the line and, unless they lie far away, for its normal and its own limits. */
    private static Band band(Trace trace, Optional<Deviation> own) {
        double low = trace.empty() ? 0 : trace.min();
        double high = trace.empty() ? 1 : trace.max();
        if (own.isPresent()) {
            double withLow = least(low, own.get().limitLow(), own.get().normalMean());
            double withHigh = most(high, own.get().limitHigh(), own.get().normalMean());
            boolean near = high > low && withHigh - withLow <= MOST_ROOM_FOR_LIMITS * (high - low);
            if (near || trace.empty()) {
                return Band.around(withLow, withHigh);
            }
        }
        return Band.around(low, high);
    }

    private static double least(double value, double... others) {
        for (double other : others) {
            value = Double.isFinite(other) ? Math.min(value, other) : value;
        }
        return value;
    }

    private static double most(double value, double... others) {
        for (double other : others) {
            value = Double.isFinite(other) ? Math.max(value, other) : value;
        }
        return value;
    }

    private static int digits(Band band) {
        return Math.clamp(2 - (long) Math.floor(Math.log10(band.high() - band.low())), 0, 9);
    }

    /** The level lines of a picture. */
    private record Lines(List<Double> bounds, double mean) {
        Lines(Optional<Deviation> own) {
            this(
                    own.map(known -> List.of(known.limitLow(), known.limitHigh()))
                            .orElse(List.of()),
                    own.map(Deviation::normalMean).orElse(Double.NaN));
        }

        Lines(double limit) {
            this(List.of(limit), Double.NaN);
        }

        void draw(Html html, Band band) {
            level(html, band, "mean", mean);
            for (double bound : bounds) {
                level(html, band, "bound", bound);
            }
        }

        private static void level(Html html, Band band, String look, double value) {
            if (value > band.low() && value < band.high()) {
                String y = String.valueOf(band.y(value));
                html.empty("line", "class", look, "x1", "0", "x2", "1000", "y1", y, "y2", y);
            }
        }
    }
}
