package org.millwright.program.report;

/** A figure of one or more pictures over one time axis. */
final class Chart {
    private final Sheet sheet;
    private final Window window;

    Chart(Sheet sheet, Window window) {
        this.sheet = sheet;
        this.window = window;
    }

    /** Opens it with a title, and a place for the time under the pointer. */
    void open(String title) {
        sheet.html()
                .line()
                .open(
                        "figure",
                        "class",
                        "chart",
                        "role",
                        "group",
                        "aria-label",
                        title,
                        "data-from",
                        millis(window.fromMicros()),
                        "data-until",
                        millis(window.untilMicros()))
                .open("header")
                .element("span", title)
                .element("output", "", "class", "read when", "aria-live", "polite")
                .close("header");
    }

    void ticks(int most) {
        Html html = sheet.html();
        html.open("div", "class", "ticks", "aria-hidden", "true");
        for (Axis.Mark mark : sheet.axis().marks(window, most)) {
            if (mark.x() > 25 && mark.x() < Window.WIDTH - 25) {
                html.element("span", mark.label(), "style", Sheet.left(mark.x()));
            }
        }
        html.close("div");
    }

    void close() {
        sheet.html().close("figure");
    }

    /** One line of a legend. */
    static void key(Html html, String look, String meaning) {
        html.open("li").open("i", "class", look).close("i").text(meaning).close("li");
    }

    private static String millis(long micros) {
        return micros % 1_000 == 0 ? String.valueOf(micros / 1_000) : String.valueOf(micros / 1_000.0);
    }
}
